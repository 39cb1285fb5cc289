package io.baton.bidding;

import io.baton.web.Refusal;

/** The result waits for the answers to all clarifications (R-BD-6). */
class ClarificationsOpen extends Refusal {

    ClarificationsOpen(String clarifications) {
        super(Kind.INVALID, "bidding.refusal.clarificationsOpen", clarifications);
    }
}
