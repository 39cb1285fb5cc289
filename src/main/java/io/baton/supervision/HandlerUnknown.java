package io.baton.supervision;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** Who is to handle the order can't sign in or does no business. */
class HandlerUnknown extends Refusal {

    HandlerUnknown() {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("handler", "supervision.problem.handlerUnknown")),
                "supervision.refusal.handlerUnknown");
    }
}
