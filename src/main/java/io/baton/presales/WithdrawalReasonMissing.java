package io.baton.presales;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A need is withdrawn with a reason of at most 1000 characters (R-PS-8). */
class WithdrawalReasonMissing extends Refusal {

    WithdrawalReasonMissing() {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("reason", "presales.problem.withdrawalReason")),
                "presales.refusal.withdrawalReasonMissing");
    }
}
