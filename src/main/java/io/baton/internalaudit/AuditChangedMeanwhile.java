package io.baton.internalaudit;

import io.baton.web.Refusal;

/** Somebody else changed the checklist since the person saw it. */
class AuditChangedMeanwhile extends Refusal {

    AuditChangedMeanwhile() {
        super(Kind.STALE, "internalaudit.refusal.auditChangedMeanwhile");
    }
}
