package io.baton.project.regrade;

import io.baton.web.Refusal;

/** The account manager corrects the figures, a lead account manager of the department, or the account manager's own manager (R-OR-1). */
class FiguresNotYours extends Refusal {

    FiguresNotYours() {
        super(Kind.FORBIDDEN, "project.refusal.figuresNotYours");
    }
}
