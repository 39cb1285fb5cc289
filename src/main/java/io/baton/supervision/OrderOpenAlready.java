package io.baton.supervision;

import io.baton.web.Refusal;

/** The task is supervised already, by this order. */
class OrderOpenAlready extends Refusal {

    OrderOpenAlready(String number) {
        super(Kind.STALE, "supervision.refusal.orderOpenAlready", number);
    }
}
