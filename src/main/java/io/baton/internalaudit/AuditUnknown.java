package io.baton.internalaudit;

import io.baton.web.Refusal;

/** There is no such audit, or none that the person may read. */
class AuditUnknown extends Refusal {

    AuditUnknown(String number) {
        super(Kind.NOT_FOUND, "internalaudit.refusal.auditUnknown", number);
    }
}
