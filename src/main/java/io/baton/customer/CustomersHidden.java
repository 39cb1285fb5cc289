package io.baton.customer;

import io.baton.web.Refusal;

/** Customers are read by people of the business groups and by auditors. */
class CustomersHidden extends Refusal {

    CustomersHidden() {
        super(Kind.FORBIDDEN, "customer.refusal.hidden");
    }
}
