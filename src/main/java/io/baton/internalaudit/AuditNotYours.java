package io.baton.internalaudit;

import io.baton.web.Refusal;

/** Only the auditor who has the step changes the checklist. */
class AuditNotYours extends Refusal {

    AuditNotYours() {
        super(Kind.FORBIDDEN, "internalaudit.refusal.auditNotYours");
    }
}
