package io.baton.internalaudit;

import io.baton.document.DocumentAccess;
import org.springframework.stereotype.Component;

/** What goes to the customer with the corrective report; added by who writes it, while the step is open (R-IA-10). */
@Component
class ReportDocuments implements DocumentAccess {

    static final String PURPOSE = "report";

    private final AuditRecords audits;
    private final AuditReaders readers;
    private final InternalAuditProcess process;

    ReportDocuments(AuditRecords audits, AuditReaders readers, InternalAuditProcess process) {
        this.audits = audits;
        this.readers = readers;
        this.process = process;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public boolean mayRead(String businessKey, String personId) {
        return audits.find(businessKey)
                .filter(audit -> readers.mayRead(audit, personId))
                .isPresent();
    }

    @Override
    public boolean mayAdd(String businessKey, String personId) {
        return businessKey.startsWith("NS-") && process.isReporting(businessKey, personId);
    }
}
