package io.baton.bidding;

import io.baton.web.Refusal;

/** Only finance and who runs the bid keep the bond. */
class BondNotYours extends Refusal {

    BondNotYours() {
        super(Kind.FORBIDDEN, "bidding.refusal.bondNotYours");
    }
}
