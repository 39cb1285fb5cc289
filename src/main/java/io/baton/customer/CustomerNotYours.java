package io.baton.customer;

import io.baton.web.Refusal;

/** Only account managers whose department reaches the customer's may enter or change it. */
class CustomerNotYours extends Refusal {

    CustomerNotYours() {
        super(Kind.FORBIDDEN, "customer.refusal.notYours");
    }
}
