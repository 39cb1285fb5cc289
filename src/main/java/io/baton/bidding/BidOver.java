package io.baton.bidding;

import io.baton.web.Refusal;

/** What has ended can be stopped no more. */
class BidOver extends Refusal {

    BidOver() {
        super(Kind.STALE, "bidding.refusal.bidOver");
    }
}
