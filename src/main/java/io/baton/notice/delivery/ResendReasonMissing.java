package io.baton.notice.delivery;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** Whoever sends a dead letter again says why. */
public class ResendReasonMissing extends Refusal {

    ResendReasonMissing() {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("reason", "notice.deadLetter.reason", Outbox.LONGEST_REASON)),
                "notice.invalid");
    }
}
