package io.baton.supervision;

import io.baton.web.Refusal;

/** The handler is chosen before the order is assigned. */
class OrderAssignedAlready extends Refusal {

    OrderAssignedAlready() {
        super(Kind.STALE, "supervision.refusal.orderAssignedAlready");
    }
}
