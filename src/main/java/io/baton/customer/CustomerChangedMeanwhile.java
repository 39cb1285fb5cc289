package io.baton.customer;

import io.baton.web.Refusal;

/** Somebody else changed the customer since the person opened it. */
class CustomerChangedMeanwhile extends Refusal {

    CustomerChangedMeanwhile(String who, java.time.Instant when) {
        super(Kind.STALE, "customer.refusal.changedMeanwhile", who, when);
    }
}
