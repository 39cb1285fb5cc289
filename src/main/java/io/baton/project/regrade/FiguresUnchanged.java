package io.baton.project.regrade;

import io.baton.web.Refusal;

/** The figures already stand like this, so there is nothing to correct. */
class FiguresUnchanged extends Refusal {

    FiguresUnchanged() {
        super(Kind.INVALID, "project.refusal.figuresUnchanged");
    }
}
