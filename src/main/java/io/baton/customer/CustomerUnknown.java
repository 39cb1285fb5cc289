package io.baton.customer;

import io.baton.web.Refusal;

/** There is no such customer. */
public class CustomerUnknown extends Refusal {

    CustomerUnknown(long id) {
        super(Kind.NOT_FOUND, "customer.refusal.unknown", String.valueOf(id));
    }
}
