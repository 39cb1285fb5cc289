package io.baton.bidding;

import io.baton.web.Refusal;

/** An unanswered must clause blocks the bid (R-BD-3). */
class ClausesUnanswered extends Refusal {

    ClausesUnanswered(String number, String clauses) {
        super(Kind.INVALID, "bidding.refusal.clausesUnanswered", number, clauses);
    }
}
