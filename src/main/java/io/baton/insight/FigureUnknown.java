package io.baton.insight;

import io.baton.web.Refusal;

/** There is no such figure, or it has no such part. */
class FigureUnknown extends Refusal {

    FigureUnknown() {
        super(Kind.NOT_FOUND, "insight.refusal.figureUnknown");
    }
}
