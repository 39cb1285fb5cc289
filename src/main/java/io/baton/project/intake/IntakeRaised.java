package io.baton.project.intake;

import io.baton.web.Refusal;

/** A need was raised from the request; from then on the need is what can be withdrawn (R-PS-9). */
class IntakeRaised extends Refusal {

    IntakeRaised(String projectNumber) {
        super(Kind.STALE, "project.refusal.intakeRaised", projectNumber);
    }
}
