package io.baton.supervision;

import io.baton.web.Refusal;

/** There is no such order, or none that the person may read. */
class OrderUnknown extends Refusal {

    OrderUnknown(String number) {
        super(Kind.NOT_FOUND, "supervision.refusal.orderUnknown", number);
    }
}
