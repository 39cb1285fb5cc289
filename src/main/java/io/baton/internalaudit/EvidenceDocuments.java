package io.baton.internalaudit;

import io.baton.document.DocumentAccess;
import org.springframework.stereotype.Component;

/** The evidence of a correction: read by who reads the audit, added by who corrects while the step is open (R-IA-9). */
@Component
class EvidenceDocuments implements DocumentAccess {

    static final String PURPOSE = "evidence";

    private final FindingRecords findings;
    private final AuditRecords audits;
    private final AuditReaders readers;
    private final NonconformityProcess process;

    EvidenceDocuments(
            FindingRecords findings, AuditRecords audits, AuditReaders readers, NonconformityProcess process) {
        this.findings = findings;
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
        return findings.find(businessKey)
                .flatMap(finding -> audits.find(finding.auditNumber()))
                .filter(audit -> readers.mayRead(audit, personId))
                .isPresent();
    }

    @Override
    public boolean mayAdd(String businessKey, String personId) {
        return findings.find(businessKey)
                .filter(finding -> finding.responsible().equals(personId)
                        || finding.helpers().contains(personId))
                .filter(finding -> process.awaitsEvidence(businessKey, personId))
                .isPresent();
    }
}
