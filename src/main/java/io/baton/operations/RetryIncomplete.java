package io.baton.operations;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A retry without a reason, without jobs, or with too many. */
class RetryIncomplete extends Refusal {

    RetryIncomplete(FieldProblem problem) {
        super(Kind.INVALID, List.of(problem), "operations.incomplete");
    }
}
