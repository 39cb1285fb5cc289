package io.baton.bidding;

import io.baton.web.Refusal;

/** The tender has no such clause. */
class ClauseUnknown extends Refusal {

    ClauseUnknown(int clause) {
        super(Kind.NOT_FOUND, "bidding.refusal.clauseUnknown", clause);
    }
}
