package io.baton.customer;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A review of a customer's value breaks rules; all of them are named at once. */
class ValueIncomplete extends Refusal {

    ValueIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "customer.refusal.valueIncomplete");
    }
}
