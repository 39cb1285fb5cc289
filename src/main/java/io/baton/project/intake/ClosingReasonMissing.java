package io.baton.project.intake;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A request is closed with a reason. */
class ClosingReasonMissing extends Refusal {

    static final int LONGEST = 1000;

    ClosingReasonMissing() {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("reason", "project.problem.dropReason")),
                "project.refusal.closingReasonMissing");
    }
}
