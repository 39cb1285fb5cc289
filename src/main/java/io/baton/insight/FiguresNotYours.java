package io.baton.insight;

import io.baton.web.Refusal;

/** Figures are read by those who do business, each within reach, and by auditors (R-OR-1). */
class FiguresNotYours extends Refusal {

    FiguresNotYours() {
        super(Kind.FORBIDDEN, "insight.refusal.figuresNotYours");
    }
}
