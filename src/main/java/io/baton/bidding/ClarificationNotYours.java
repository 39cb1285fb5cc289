package io.baton.bidding;

import io.baton.web.Refusal;

/** Only who answers a question, or runs the bid, hands it on (R-BD-6). */
class ClarificationNotYours extends Refusal {

    ClarificationNotYours() {
        super(Kind.FORBIDDEN, "bidding.refusal.clarificationNotYours");
    }
}
