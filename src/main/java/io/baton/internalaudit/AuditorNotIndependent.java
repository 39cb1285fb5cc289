package io.baton.internalaudit;

import io.baton.web.Refusal;

/** An auditor must not audit work of the own hand or department (R-IA-2). */
class AuditorNotIndependent extends Refusal {

    AuditorNotIndependent() {
        super(Kind.FORBIDDEN, "internalaudit.refusal.auditorNotIndependent");
    }
}
