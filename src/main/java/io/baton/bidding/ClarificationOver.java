package io.baton.bidding;

import io.baton.web.Refusal;

/** The question is answered, or no answer is waited for any more (R-BD-6). */
class ClarificationOver extends Refusal {

    ClarificationOver(int clarification) {
        super(Kind.STALE, "bidding.refusal.clarificationOver", clarification);
    }
}
