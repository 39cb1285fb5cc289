package io.baton.bidding;

import io.baton.web.Refusal;

/** Somebody else changed it since the person looked. */
class TenderChangedMeanwhile extends Refusal {

    TenderChangedMeanwhile() {
        super(Kind.STALE, "bidding.refusal.tenderChangedMeanwhile");
    }
}
