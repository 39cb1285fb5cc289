package io.baton.project.intake;

import io.baton.web.Refusal;

/** Business groups take requests down, account managers of the department accept them, and either side closes them (R-SL-9). */
class IntakeNotYours extends Refusal {

    IntakeNotYours() {
        super(Kind.FORBIDDEN, "project.refusal.intakeNotYours");
    }
}
