package io.baton.bidding;

import io.baton.web.Refusal;

/** A tender has one result (R-BD-7). */
class ResultKnown extends Refusal {

    ResultKnown() {
        super(Kind.STALE, "bidding.refusal.resultKnown");
    }
}
