package io.baton.bidding;

import io.baton.web.Refusal;

/** No price and cost were entered (R-BD-3). */
class PriceMissing extends Refusal {

    PriceMissing(String number) {
        super(Kind.INVALID, "bidding.refusal.priceMissing", number);
    }
}
