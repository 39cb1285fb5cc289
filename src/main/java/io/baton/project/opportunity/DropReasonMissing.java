package io.baton.project.opportunity;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** An opportunity is dropped with a reason of at most 1000 characters (R-OP-1). */
class DropReasonMissing extends Refusal {

    DropReasonMissing() {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("reason", "project.problem.dropReason")),
                "project.refusal.dropReasonMissing");
    }
}
