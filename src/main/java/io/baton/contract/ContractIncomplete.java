package io.baton.contract;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What was entered breaks rules; all of them are named at once. */
class ContractIncomplete extends Refusal {

    ContractIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "contract.refusal.contractIncomplete");
    }
}
