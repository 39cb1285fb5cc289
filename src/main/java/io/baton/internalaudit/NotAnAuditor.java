package io.baton.internalaudit;

import io.baton.web.Refusal;

/** Only internal auditors start audits (R-IA-1). */
class NotAnAuditor extends Refusal {

    NotAnAuditor() {
        super(Kind.FORBIDDEN, "internalaudit.refusal.notAnAuditor");
    }
}
