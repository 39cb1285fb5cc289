package io.baton.bidding;

import io.baton.web.Refusal;

/** The person has no part in writing this bid, or it is not written now. */
class BidNotYours extends Refusal {

    BidNotYours() {
        super(Kind.FORBIDDEN, "bidding.refusal.bidNotYours");
    }
}
