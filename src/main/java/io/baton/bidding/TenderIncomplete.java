package io.baton.bidding;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What was entered breaks rules; all of them are named at once. */
class TenderIncomplete extends Refusal {

    TenderIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "bidding.refusal.tenderIncomplete");
    }
}
