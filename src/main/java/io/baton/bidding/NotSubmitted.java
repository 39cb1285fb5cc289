package io.baton.bidding;

import io.baton.web.Refusal;

/** Questions, presentations and results follow the submission and end with the result (R-BD-6, R-BD-7). */
class NotSubmitted extends Refusal {

    NotSubmitted() {
        super(Kind.STALE, "bidding.refusal.notSubmitted");
    }
}
