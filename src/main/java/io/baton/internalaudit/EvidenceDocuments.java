package io.baton.internalaudit;

import io.baton.document.DocumentAccess;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Asks once per audit, not per finding. */
    @Override
    public Set<String> readable(Collection<String> businessKeys, String personId) {
        var auditOf = findings.auditsOf(businessKeys);
        var readable = auditOf.values().stream()
                .distinct()
                .flatMap(number -> audits.find(number).stream())
                .filter(audit -> readers.mayRead(audit, personId))
                .map(Audit::number)
                .collect(Collectors.toSet());
        return businessKeys.stream()
                .filter(number -> readable.contains(auditOf.getOrDefault(number, "")))
                .collect(Collectors.toSet());
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
