package io.baton.project.intake;

import io.baton.web.Refusal;

/** Only account managers of its department accept a request, and only business groups take one down (R-SL-9). */
class IntakeNotYours extends Refusal {

    IntakeNotYours() {
        super(Kind.FORBIDDEN, "project.refusal.intakeNotYours");
    }
}
