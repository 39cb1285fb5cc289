package io.baton.project.intake;

import io.baton.web.Refusal;

/** There is no such request, or the person may not read it. */
class IntakeUnknown extends Refusal {

    IntakeUnknown(long id) {
        super(Kind.NOT_FOUND, "project.refusal.intakeUnknown", id);
    }
}
