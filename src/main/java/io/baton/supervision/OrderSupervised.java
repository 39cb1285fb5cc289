package io.baton.supervision;

import io.baton.web.Refusal;

/** The tasks of supervision itself are not supervised: that would never end. */
class OrderSupervised extends Refusal {

    OrderSupervised() {
        super(Kind.INVALID, "supervision.refusal.orderSupervised");
    }
}
