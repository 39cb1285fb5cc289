package io.baton.bidding;

import io.baton.web.Refusal;

/** Only who runs the bid does this. */
class BidManagersOnly extends Refusal {

    BidManagersOnly() {
        super(Kind.FORBIDDEN, "bidding.refusal.bidManagersOnly");
    }
}
