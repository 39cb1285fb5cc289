package io.baton.customer;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** The details of a customer break a rule. */
class CustomerIncomplete extends Refusal {

    CustomerIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "customer.refusal.incomplete");
    }
}
