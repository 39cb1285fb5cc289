package io.baton.internalaudit;

import io.baton.project.Leg;
import io.baton.project.Leg.Standing;
import io.baton.project.Phase;
import io.baton.project.Project;
import io.baton.project.ProjectFlow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    public Optional<Phase> phase() {
        return Optional.of(Phase.AUDIT);
    }

    /** The audits for which the review called, which are the phase; beside it the other audits, and all findings. */
    @Override
    public List<Leg> of(Project project) {
        return Stream.concat(
                        audits.of(project.number()).stream().map(AuditCases::leg),
                        findings.ofProject(project.number()).stream().map(AuditCases::leg))
                .toList();
    }

    private static Leg leg(Audit audit) {
        return new Leg(
                audit.number(),
                path(audit.number()),
                "internalaudit.audit",
                audit.origin() == AuditOrigin.REVIEW ? Phase.AUDIT : null,
                standing(audit),
                audit.result() == null
                        ? audit.status().messageKey()
                        : audit.result().messageKey(),
                audit.startedAt(),
                audit.closedAt(),
                List.of());
    }

    private static Standing standing(Audit audit) {
        if (!audit.status().isOver()) {
            return Standing.RUNNING;
        }
        return audit.result() == null || audit.result() == AuditResult.FAILED ? Standing.FAILED : Standing.DONE;
    }

    private static Leg leg(Finding finding) {
        return new Leg(
                finding.number(),
                path(finding.number()),
                "internalaudit.finding",
                null,
                switch (finding.status()) {
                    case OPEN -> Standing.RUNNING;
                    case CLOSED ->
                        finding.outcome() == FindingOutcome.SOLUTION_CHANGED ? Standing.FAILED : Standing.DONE;
                    case CANCELLED -> Standing.FAILED;
                },
                finding.outcome() == null
                        ? finding.status().messageKey()
                        : finding.outcome().messageKey(),
                finding.issuedAt(),
                finding.closedAt(),
                List.of());
    }

    @Override
    public Optional<String> projectOf(String number) {
        return audit(number).map(Audit::projectNumber);
    }

    @Override
    public Optional<ProjectCase> find(String number) {
        return audit(number)
                .map(audit -> new ProjectCase(
                        number, audit.projectNumber(), audit.startedBy(), readers.participants(audit), path(number)));
    }

    private Optional<Audit> audit(String number) {
        if (number.startsWith("NS-")) {
            return audits.find(number);
        }
        return number.startsWith("BF-")
                ? findings.find(number).map(Finding::auditNumber).flatMap(audits::find)
                : Optional.empty();
    }

    private static String path(String number) {
        return (number.startsWith("NS-") ? "/audits/" : "/findings/") + number;
    }
}
