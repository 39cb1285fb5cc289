package io.baton.internalaudit;

import io.baton.deadline.WorkingCalendar;
import io.baton.document.Document;
import io.baton.document.Documents;
import io.baton.internalaudit.FindingEntry.Kind;
import io.baton.people.Act;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.web.FieldProblem;
import io.baton.web.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The correction of findings, each by itself (R-IA-5): measure, evidence, verification, obstacles and escalation. */
@Service
@Transactional
class Nonconformities {

    private static final Set<Kind> JUDGEMENTS =
            EnumSet.of(Kind.VERIFICATION, Kind.CONFIRMATION, Kind.DECISION, Kind.ESCALATION);

    /**
     * What beginning a correction says to the flow.
     *
     * @param escalatedTo the responsible person's manager after a second failed verification (R-IA-7); else null
     * @param remarks what was said so far, for reading; null when nothing was
     */
    record Correction(Instant dueAt, int failures, @Nullable String escalatedTo, @Nullable String remarks) {}

    private final InternalAuditProcess audit;
    private final AuditRecords audits;
    private final FindingRecords findings;
    private final AuditReaders readers;
    private final Documents documents;
    private final People people;
    private final MessageSource texts;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Nonconformities(
            InternalAuditProcess audit,
            AuditRecords audits,
            FindingRecords findings,
            AuditReaders readers,
            Documents documents,
            People people,
            MessageSource texts,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.audit = audit;
        this.audits = audits;
        this.findings = findings;
        this.readers = readers;
        this.documents = documents;
        this.people = people;
        this.texts = texts;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The finding, for a person; to one who may not read its audit, it does not exist. */
    @Transactional(readOnly = true)
    public Finding read(String number, String personId) {
        return findings.find(number)
                .filter(finding -> audits.find(finding.auditNumber())
                        .filter(owner -> readers.mayRead(owner, personId))
                        .isPresent())
                .orElseThrow(() -> new FindingUnknown(number));
    }

    /** Everything that happened to the finding, the first first. */
    @Transactional(readOnly = true)
    public List<FindingEntry> entries(String number) {
        return findings.entries(number);
    }

    /** Whether the person names helpers now: the first responsible person while the finding is open (R-IA-4). */
    @Transactional(readOnly = true)
    public boolean mayName(Finding finding, String personId) {
        return finding.status() == FindingStatus.OPEN && finding.responsible().equals(personId);
    }

    /** Who may help: everybody who does business but the responsible person, the verifier and the helpers there are. */
    @Transactional(readOnly = true)
    public List<Person> possibleHelpers(Finding finding) {
        return people.inBusiness().stream()
                .filter(person -> !person.id().equals(finding.responsible())
                        && !person.id().equals(finding.verifier())
                        && !finding.helpers().contains(person.id()))
                .toList();
    }

    /**
     * The first responsible person names a helper (R-IA-4).
     *
     * @throws AuditIncomplete when the person cannot help: the verifier above all
     */
    public void nameHelper(String number, @Nullable String helper, String personId) {
        var finding = read(number, personId);
        if (!mayName(finding, personId)) {
            throw new FindingNotYours();
        }
        if (finding.verifier().equals(helper)) {
            throw new AuditIncomplete(List.of(FieldProblem.of("helper", "internalaudit.problem.verifierHelps")));
        }
        if (possibleHelpers(finding).stream().noneMatch(person -> person.id().equals(helper))) {
            throw new AuditIncomplete(List.of(FieldProblem.of("helper", "internalaudit.problem.personUnknown")));
        }
        findings.help(number, String.valueOf(helper), personId, clock.instant());
        var helpers = new TreeSet<>(finding.helpers());
        helpers.add(String.valueOf(helper));
        tell("helperNamed", personId, number, finding.helpers(), helpers, null);
    }

    Correction openCorrection(String number) {
        var finding = findings.get(number);
        var entries = findings.entries(number);
        var failedAgain = finding.failures() > 1
                && last(entries)
                        .filter(entry -> entry.kind() == Kind.VERIFICATION)
                        .isPresent();
        return new Correction(
                finding.dueAt(),
                finding.failures(),
                failedAgain ? people.managerOf(finding.responsible()).orElse(null) : null,
                remarks(entries));
    }

    void measurePlanned(String number, String cause, String corrective, String preventive, String personId) {
        findings.enter(
                number,
                new FindingEntry(
                        Kind.MEASURE, null, cause, corrective, preventive, List.of(), personId, clock.instant()));
    }

    /** @throws EvidenceMissing when no file was added since the last time (R-IA-9) */
    void evidenceProvided(String number, String remark, String personId) {
        var files = documents.list(number, EvidenceDocuments.PURPOSE, personId).stream()
                .map(Document::digest)
                .sorted()
                .toList();
        var before = findings.entries(number).stream()
                .filter(entry -> entry.kind() == Kind.EVIDENCE)
                .mapToInt(entry -> entry.files().size())
                .max()
                .orElse(0);
        if (files.size() <= before) {
            throw new EvidenceMissing(number);
        }
        findings.enter(
                number, new FindingEntry(Kind.EVIDENCE, null, remark, null, null, files, personId, clock.instant()));
    }

    void verified(String number, boolean accepted, String remark, String personId) {
        enter(number, Kind.VERIFICATION, accepted ? "accepted" : "rejected", remark, personId);
        if (!accepted) {
            findings.failed(number, personId, clock.instant());
        }
    }

    void hindered(String number, String description, String personId) {
        enter(number, Kind.OBSTACLE, null, description, personId);
    }

    void obstacleConfirmed(String number, boolean real, String remark, String personId) {
        enter(number, Kind.CONFIRMATION, real ? "real" : "notReal", remark, personId);
    }

    /** @throws DueDatePassed when the new day is not after today or after the due day before */
    void obstacleDecided(
            String number, ObstacleDecision decision, @Nullable LocalDate newDay, String reason, String personId) {
        if (decision == ObstacleDecision.EXTEND) {
            extend(number, newDay, personId);
        }
        enter(number, Kind.DECISION, decision.id(), reason, personId);
    }

    private void extend(String number, @Nullable LocalDate newDay, String personId) {
        var finding = findings.get(number);
        var dueAt = newDay == null
                ? finding.dueAt()
                : newDay.atTime(WorkingCalendar.CLOSING).atZone(Times.ZONE).toInstant();
        if (!dueAt.isAfter(clock.instant()) || !dueAt.isAfter(finding.dueAt())) {
            throw new DueDatePassed(List.of(FieldProblem.of(
                    "newDueDate",
                    "internalaudit.problem.newDueDate",
                    finding.dueAt().atZone(Times.ZONE).toLocalDate().toString())));
        }
        findings.extended(number, dueAt, personId, clock.instant());
    }

    void escalationHandled(String number, String order, String personId) {
        enter(number, Kind.ESCALATION, null, order, personId);
    }

    /** Closes the finding. Whoever closes the last one tells the audit; the lock on the audit's row says who that is (R-IA-5). */
    void close(String number) {
        var finding = findings.get(number);
        var owner = audits.lock(finding.auditNumber());
        var last = last(findings.entries(number)).orElseThrow();
        var outcome = outcome(last);
        findings.closed(number, outcome, last.by(), clock.instant());
        tell("findingClosed", last.by(), number, null, outcome.id(), last.text());
        goOnWhenAllAreClosed(owner, last.by());
    }

    /** The correction's flow was ended from outside: the audit does not wait for it any more. */
    void flowEnded(String number, String by) {
        var finding = findings.find(number).filter(one -> one.status() == FindingStatus.OPEN);
        if (finding.isEmpty()) {
            return;
        }
        var owner = audits.lock(finding.get().auditNumber());
        findings.cancelled(number, by, clock.instant());
        publisher.publishEvent(cancelled(finding.get(), null, by));
        goOnWhenAllAreClosed(owner, by);
    }

    /** The act of a finding that ended without an outcome. */
    static Act cancelled(Finding finding, @Nullable String reason, String by) {
        return new Act(
                "internalaudit.findingCancelled",
                by,
                finding.number(),
                "finding:" + finding.number(),
                Map.of("status", finding.status().id()),
                Map.of("status", FindingStatus.CANCELLED.id()),
                reason);
    }

    private void goOnWhenAllAreClosed(Audit owner, String by) {
        if (owner.status() == AuditStatus.CORRECTING && findings.open(owner.number()) == 0) {
            audits.status(owner.number(), AuditStatus.CONCLUDING, by, clock.instant());
            audit.findingsClosed(owner.number(), by);
        }
    }

    private static FindingOutcome outcome(FindingEntry last) {
        if (last.kind() == Kind.VERIFICATION) {
            return FindingOutcome.CORRECTED;
        }
        return ObstacleDecision.ACCEPT_RISK.id().equals(last.answer())
                ? FindingOutcome.RISK_ACCEPTED
                : FindingOutcome.SOLUTION_CHANGED;
    }

    private void enter(String number, Kind kind, @Nullable String answer, String text, String personId) {
        findings.enter(number, FindingEntry.of(kind, answer, text, personId, clock.instant()));
    }

    private @Nullable String remarks(List<FindingEntry> entries) {
        var lines = entries.stream()
                .filter(entry -> JUDGEMENTS.contains(entry.kind()))
                .map(entry -> texts.getMessage(
                        "internalaudit.remarkLine",
                        new Object[] {
                            texts.getMessage(entry.messageKey(), null, Locale.SIMPLIFIED_CHINESE),
                            people.nameOf(entry.by()),
                            entry.text()
                        },
                        Locale.SIMPLIFIED_CHINESE))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }

    private static Optional<FindingEntry> last(List<FindingEntry> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    private void tell(
            String fact,
            String by,
            String number,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        publisher.publishEvent(
                new Act("internalaudit." + fact, by, number, "finding:" + number, before, after, reason));
    }
}
