package io.baton.presales;

import io.baton.web.Refusal;

/** Who judges the solution in the open round doesn't correct the figures of its need (R-PS-6). */
class FiguresJudged extends Refusal {

    FiguresJudged(int round) {
        super(Kind.FORBIDDEN, "presales.refusal.figuresJudged", round);
    }
}
