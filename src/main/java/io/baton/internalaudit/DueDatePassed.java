package io.baton.internalaudit;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A finding is extended to a working moment in the future (R-IA-6). */
class DueDatePassed extends Refusal {

    DueDatePassed(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "internalaudit.refusal.dueDatePassed");
    }
}
