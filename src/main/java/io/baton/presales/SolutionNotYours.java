package io.baton.presales;

import io.baton.web.Refusal;

/** Only the engineer who has the design task, and the co-authors, write the solution (R-PS-4). */
class SolutionNotYours extends Refusal {

    SolutionNotYours() {
        super(Kind.FORBIDDEN, "presales.refusal.solutionNotYours");
    }
}
