package io.baton.bidding;

import io.baton.web.Refusal;

/** The deadline of a bid that is submitted or over moves no more (R-BD-5). */
class DeadlineFixed extends Refusal {

    DeadlineFixed() {
        super(Kind.STALE, "bidding.refusal.deadlineFixed");
    }
}
