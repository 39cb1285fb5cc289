package io.baton.bidding;

import io.baton.web.Refusal;

/** There is no such tender, or the person may not know that there is. */
class TenderUnknown extends Refusal {

    TenderUnknown(String number) {
        super(Kind.NOT_FOUND, "bidding.refusal.tenderUnknown", number);
    }
}
