package io.baton.bidding;

import io.baton.web.Refusal;

/** The tender cannot be read without listing its clauses (R-BD-2). */
class ClausesMissing extends Refusal {

    ClausesMissing(String number) {
        super(Kind.INVALID, "bidding.refusal.clausesMissing", number);
    }
}
