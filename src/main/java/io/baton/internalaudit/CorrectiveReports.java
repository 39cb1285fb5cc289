package io.baton.internalaudit;

import io.baton.document.Document;
import io.baton.document.Documents;
import io.baton.internalaudit.FindingEntry.Kind;
import io.baton.project.sheet.CustomerSheet;
import io.baton.project.sheet.Sheet;
import io.baton.web.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sheet for a customer who audited us: there is one as soon as no finding is open any more (R-IA-10). */
@Component
class CorrectiveReports implements CustomerSheet {

    static final String ID = "corrective-report";

    private final AuditRecords audits;
    private final FindingRecords findings;
    private final AuditReaders readers;
    private final Documents documents;

    CorrectiveReports(AuditRecords audits, FindingRecords findings, AuditReaders readers, Documents documents) {
        this.audits = audits;
        this.findings = findings;
        this.readers = readers;
        this.documents = documents;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String messageKey() {
        return "internalaudit.sheet.report";
    }

    @Override
    public String fragment() {
        return "internalaudit/sheet :: report";
    }

    /** Whether the customer can be told: everything that was found is closed. */
    static boolean isDue(Audit audit) {
        return audit.origin() == AuditOrigin.CUSTOMER
                && (audit.status() == AuditStatus.CONCLUDING || audit.status() == AuditStatus.CLOSED);
    }

    @Override
    public Optional<Sheet> of(String caseNumber, Locale language, String personId) {
        return audits.find(caseNumber)
                .filter(audit -> isDue(audit) && readers.mayRead(audit, personId))
                .map(audit -> sheet(audit, personId));
    }

    private Sheet sheet(Audit audit, String personId) {
        var stated = audits.items(audit.number()).stream()
                .filter(item -> item.finding() != null)
                .collect(Collectors.toMap(AuditItem::item, Function.identity()));
        var found = findings.of(audit.number());
        var reportedAt = reportedAt(audit, found);
        return new Sheet(
                audit.projectNumber(),
                "/audits/" + audit.number(),
                reportedAt == null ? null : reportedAt.atZone(Times.ZONE).toLocalDate(),
                new CorrectiveReport(
                        reportedAt == null ? null : audit.report(),
                        found.stream()
                                .map(finding ->
                                        item(finding, Objects.requireNonNull(stated.get(finding.item())), personId))
                                .toList(),
                        names(audit.number(), ReportDocuments.PURPOSE, personId)));
    }

    /** Null when the last report is older than a finding: the customer did not accept it, and a new one is due (R-IA-10). */
    private static @Nullable Instant reportedAt(Audit audit, List<Finding> found) {
        var reportedAt = audit.reportedAt();
        return reportedAt == null
                        || found.stream().anyMatch(finding -> finding.issuedAt().isAfter(reportedAt))
                ? null
                : reportedAt;
    }

    private CorrectiveReport.Item item(Finding finding, AuditItem stated, String personId) {
        var measure = findings.entries(finding.number()).stream()
                .filter(entry -> entry.kind() == Kind.MEASURE)
                .reduce((earlier, later) -> later);
        var corrected = finding.outcome() == FindingOutcome.CORRECTED;
        return new CorrectiveReport.Item(
                stated.text(),
                measure.map(FindingEntry::corrective).orElse(null),
                measure.map(FindingEntry::preventive).orElse(null),
                names(finding.number(), EvidenceDocuments.PURPOSE, personId),
                corrected
                        ? Objects.requireNonNull(finding.closedAt())
                                .atZone(Times.ZONE)
                                .toLocalDate()
                        : null);
    }

    private List<String> names(String number, String purpose, String personId) {
        return documents.list(number, purpose, personId).stream()
                .map(Document::name)
                .distinct()
                .toList();
    }
}
