package io.baton.bidding;

import io.baton.web.Refusal;

/** Only bid managers enter tenders (R-BD-1). */
class NotABidManager extends Refusal {

    NotABidManager() {
        super(Kind.FORBIDDEN, "bidding.refusal.notABidManager");
    }
}
