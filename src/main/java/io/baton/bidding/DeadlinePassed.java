package io.baton.bidding;

import io.baton.web.Refusal;

/** What is submitted after the deadline does not count (R-BD-5). */
class DeadlinePassed extends Refusal {

    DeadlinePassed(String deadline) {
        super(Kind.INVALID, "bidding.refusal.deadlinePassed", deadline);
    }
}
