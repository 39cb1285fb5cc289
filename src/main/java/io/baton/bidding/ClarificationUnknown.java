package io.baton.bidding;

import io.baton.web.Refusal;

/** The tender has no such question of the issuer. */
class ClarificationUnknown extends Refusal {

    ClarificationUnknown(int clarification) {
        super(Kind.NOT_FOUND, "bidding.refusal.clarificationUnknown", clarification);
    }
}
