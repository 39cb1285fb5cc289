package io.baton.project.intake;

import io.baton.web.Refusal;

/** Somebody else has accepted the request. */
class IntakeTaken extends Refusal {

    IntakeTaken(String by) {
        super(Kind.STALE, "project.refusal.intakeTaken", by);
    }
}
