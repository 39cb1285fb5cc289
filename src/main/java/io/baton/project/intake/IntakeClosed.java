package io.baton.project.intake;

import io.baton.web.Refusal;

/** Somebody closed the request, so no need comes from it any more. */
class IntakeClosed extends Refusal {

    IntakeClosed(String by) {
        super(Kind.STALE, "project.refusal.intakeClosed", by);
    }
}
