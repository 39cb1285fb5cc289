package io.baton.insight;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** No period follows from what was asked for. */
class PeriodInvalid extends Refusal {

    PeriodInvalid(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "insight.refusal.periodInvalid");
    }
}
