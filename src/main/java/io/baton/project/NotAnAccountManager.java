package io.baton.project;

import io.baton.web.Refusal;

/** Only account managers raise needs (R-PS-1). */
class NotAnAccountManager extends Refusal {

    NotAnAccountManager() {
        super(Kind.FORBIDDEN, "project.refusal.notAnAccountManager");
    }
}
