package io.baton.contract.cancellation;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** The request lacks something (R-DL-15). */
class CancellationIncomplete extends Refusal {

    CancellationIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "contract.refusal.cancellationIncomplete");
    }
}
