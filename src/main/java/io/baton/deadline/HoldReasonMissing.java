package io.baton.deadline;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A task's clock was to be stopped or started without a reason, or with a novel. */
public class HoldReasonMissing extends Refusal {

    static final int LONGEST = 1000;

    HoldReasonMissing() {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("reason", "deadline.problem.reason", Integer.toString(LONGEST))),
                "deadline.reasonMissing");
    }
}
