package io.baton.supervision;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** Who supervises a task before it is overdue says why. */
class ReasonMissing extends Refusal {

    ReasonMissing() {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("reason", "supervision.problem.reasonMissing")),
                "supervision.refusal.reasonMissing");
    }
}
