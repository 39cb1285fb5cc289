package io.baton.presales;

import io.baton.web.Refusal;

/** A solution is written in the design step only: gates judge a version that stands still (R-PS-5). */
class SolutionNotOpen extends Refusal {

    SolutionNotOpen() {
        super(Kind.STALE, "presales.refusal.solutionNotOpen");
    }
}
