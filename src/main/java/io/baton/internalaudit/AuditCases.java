package io.baton.internalaudit;

import io.baton.project.ProjectFlow;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cases with the business keys {@code NS-…} and {@code BF-…}: both belong to the audited project. */
@Component
class AuditCases implements ProjectFlow {

    private final AuditRecords audits;
    private final FindingRecords findings;
    private final AuditReaders readers;

    AuditCases(AuditRecords audits, FindingRecords findings, AuditReaders readers) {
        this.audits = audits;
        this.findings = findings;
        this.readers = readers;
    }

    @Override
    public Optional<String> projectOf(String number) {
        return audit(number).map(Audit::projectNumber);
    }

    @Override
    public Optional<ProjectCase> find(String number) {
        return audit(number)
                .map(audit -> new ProjectCase(
                        number,
                        audit.projectNumber(),
                        audit.startedBy(),
                        readers.participants(audit),
                        (number.startsWith("NS-") ? "/audits/" : "/findings/") + number));
    }

    private Optional<Audit> audit(String number) {
        if (number.startsWith("NS-")) {
            return audits.find(number);
        }
        return number.startsWith("BF-")
                ? findings.find(number).map(Finding::auditNumber).flatMap(audits::find)
                : Optional.empty();
    }
}
