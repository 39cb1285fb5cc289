package io.baton.supervision;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What is promised lies in the future, or today. */
class PromisePassed extends Refusal {

    PromisePassed() {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("promisedDate", "supervision.problem.promisePassed")),
                "supervision.refusal.promisePassed");
    }
}
