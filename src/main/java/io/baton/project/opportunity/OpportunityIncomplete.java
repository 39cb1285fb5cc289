package io.baton.project.opportunity;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** An opportunity breaks rules; all of them are named at once. */
class OpportunityIncomplete extends Refusal {

    OpportunityIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "project.refusal.needIncomplete");
    }
}
