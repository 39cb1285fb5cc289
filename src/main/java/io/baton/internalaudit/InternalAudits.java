package io.baton.internalaudit;

import io.baton.customer.Customers;
import io.baton.deadline.Deadlines;
import io.baton.deadline.WorkingCalendar;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.project.Numbers;
import io.baton.project.Project;
import io.baton.project.Projects;
import io.baton.setting.Settings;
import io.baton.web.FieldProblem;
import io.baton.web.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Internal audits (rulebook section 5): who audits, what is asked, what was found, and what it came to. */
@Service
@Transactional
public class InternalAudits {

    /** How many audits a page of the list holds. */
    static final int PAGE = 50;

    private static final int LONGEST_REMARK = 1000;
    private static final int LONGEST_STATEMENT = 2000;

    /** What registering an audit says to the flow. */
    record Registered(
            String number,
            AuditOrigin origin,
            String projectTitle,
            String customerName,
            String accountManager,
            @Nullable String auditor,
            @Nullable Instant customerDue) {}

    private final InternalAuditProcess process;
    private final NonconformityProcess corrections;
    private final AuditRecords audits;
    private final FindingRecords findings;
    private final AuditReaders readers;
    private final Independence independence;
    private final Checklist checklist;
    private final Projects projects;
    private final Customers customers;
    private final Numbers numbers;
    private final Deadlines deadlines;
    private final Settings settings;
    private final People people;
    private final Notices notices;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    InternalAudits(
            InternalAuditProcess process,
            NonconformityProcess corrections,
            AuditRecords audits,
            FindingRecords findings,
            AuditReaders readers,
            Independence independence,
            Checklist checklist,
            Projects projects,
            Customers customers,
            Numbers numbers,
            Deadlines deadlines,
            Settings settings,
            People people,
            Notices notices,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.process = process;
        this.corrections = corrections;
        this.audits = audits;
        this.findings = findings;
        this.readers = readers;
        this.independence = independence;
        this.checklist = checklist;
        this.projects = projects;
        this.customers = customers;
        this.numbers = numbers;
        this.deadlines = deadlines;
        this.settings = settings;
        this.people = people;
        this.notices = notices;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Whether the person may start audits (R-IA-1). */
    @Transactional(readOnly = true)
    public boolean mayStart(String personId) {
        return people.find(personId)
                .filter(Person::enabled)
                .filter(person -> person.in(Group.INTERNAL_AUDITOR))
                .isPresent();
    }

    /** Refuses whoever may not start audits. */
    @Transactional(readOnly = true)
    public void requireStarter(String personId) {
        if (!mayStart(personId)) {
            throw new NotAnAuditor();
        }
    }

    /**
     * An auditor starts the audit of a delivery, or enters that a customer audited us (R-IA-1).
     *
     * @return the new audit's number
     * @throws AuditIncomplete with every problem
     * @throws AuditorNotIndependent when the auditor is an author or of an author's department (R-IA-2)
     */
    public String start(AuditDraft draft, String personId) {
        requireStarter(personId);
        var problems = problemsOf(draft, personId);
        if (!problems.isEmpty()) {
            throw new AuditIncomplete(problems);
        }
        var project =
                projects.lock(Objects.requireNonNull(draft.projectNumber()).strip());
        if (independence.excluded(project.number()).contains(personId)) {
            throw new AuditorNotIndependent();
        }
        var origin = AuditOrigin.of(Objects.requireNonNull(draft.origin()));
        var customerDue = origin == AuditOrigin.CUSTOMER ? draft.customerDue() : null;
        var audit = open(project, origin, customerDue, personId, personId);
        tell("started", personId, audit.number(), null, audit, null);
        process.started(audit.number(), personId);
        return audit.number();
    }

    private List<FieldProblem> problemsOf(AuditDraft draft, String personId) {
        var problems = new ArrayList<FieldProblem>();
        var number = draft.projectNumber();
        if (number == null || !projects.mayRead(number.strip(), personId)) {
            problems.add(FieldProblem.of("projectNumber", "internalaudit.problem.projectUnknown"));
        } else if (!projects.get(number.strip()).status().isWithdrawable()) {
            problems.add(FieldProblem.of("projectNumber", "internalaudit.problem.projectOver"));
        }
        if (!"delivery".equals(draft.origin()) && !"customer".equals(draft.origin())) {
            problems.add(FieldProblem.of("origin", "internalaudit.problem.choose"));
        }
        if ("customer".equals(draft.origin())
                && (draft.customerDue() == null || !dueAt(draft.customerDue()).isAfter(clock.instant()))) {
            problems.add(FieldProblem.of("customerDue", "internalaudit.problem.customerDue"));
        }
        return problems;
    }

    /**
     * The audit of this number; when a review calls, under its project's number, the audit that is opened for it (R-PS-5).
     *
     * @param number {@code NS-…} or {@code XM-…}
     */
    Registered register(String number) {
        var audit = audits.find(number)
                .orElseGet(() -> open(projects.get(number), AuditOrigin.REVIEW, null, null, "system:review"));
        var project = projects.get(audit.projectNumber());
        return new Registered(
                audit.number(),
                audit.origin(),
                project.title(),
                customers.get(project.customerId()).name(),
                project.raisedBy(),
                audit.auditor(),
                audit.customerDue() == null ? null : dueAt(audit.customerDue()));
    }

    private Audit open(
            Project project, AuditOrigin origin, @Nullable LocalDate customerDue, @Nullable String auditor, String by) {
        var now = clock.instant();
        var audit = new Audit(
                numbers.next("NS"),
                project.number(),
                origin,
                AuditStatus.AUDITING,
                settings.get(InternalAuditSettings.PASS_MARK),
                auditor,
                customerDue,
                null,
                null,
                null,
                null,
                null,
                by,
                now,
                null,
                null,
                0);
        audits.add(audit);
        if (origin != AuditOrigin.CUSTOMER) {
            var asked = checklist.questions().stream().filter(Question::used).toList();
            for (var index = 0; index < asked.size(); index++) {
                var question = asked.get(index);
                audits.ask(audit.number(), index + 1, question.aspect(), question.text(), question.textEn(), by, now);
            }
        }
        return audit;
    }

    /**
     * Keeps the scores, also of a part of the checklist (R-IA-3).
     *
     * @param version of the checklist as the person saw it
     * @throws AuditIncomplete with every item whose score is no whole number from 0 to 10
     */
    public void score(String number, List<ScoreDraft> scores, int version, String personId) {
        var audit = lockForAuditor(number, version, personId);
        var items = items(number);
        var problems = new ArrayList<FieldProblem>();
        for (var draft : scores) {
            var item = items.get(draft.item());
            var field = "score." + draft.item();
            if (item == null || audit.origin() == AuditOrigin.CUSTOMER) {
                problems.add(FieldProblem.of(field, "internalaudit.problem.itemUnknown", draft.item()));
            } else if (!draft.isInRange()) {
                problems.add(FieldProblem.of(
                        field, "internalaudit.problem.score", draft.item(), item.text(), item.textEn()));
            }
            if (draft.remark() != null && draft.remark().length() > LONGEST_REMARK) {
                problems.add(
                        FieldProblem.of("remark." + draft.item(), "internalaudit.problem.tooLong", LONGEST_REMARK));
            }
        }
        if (!problems.isEmpty()) {
            throw new AuditIncomplete(problems);
        }
        var now = clock.instant();
        scores.forEach(draft -> audits.score(number, draft.item(), draft.points(), draft.remark(), personId, now));
        audits.changed(number, personId, now);
        tell("itemsScored", personId, number, items.values(), scores, null);
    }

    /**
     * Keeps the warning of an item that does not pass: what is wrong, the one first responsible person, and who verifies (R-IA-4).
     *
     * @param version of the checklist as the person saw it
     * @throws AuditIncomplete with every problem of the warning
     */
    public void warn(String number, int item, WarningDraft warning, int version, String personId) {
        var audit = lockForAuditor(number, version, personId);
        var asked = items(number).get(item);
        var problems = problemsOf(warning, audit);
        if (asked == null) {
            problems.add(FieldProblem.of("statement", "internalaudit.problem.itemUnknown", item));
        } else if (asked.finding() != null || !asked.fails(audit.passMark(), audit.origin())) {
            problems.add(FieldProblem.of("statement", "internalaudit.problem.itemPasses", item, audit.passMark()));
        }
        if (!problems.isEmpty()) {
            throw new AuditIncomplete(problems);
        }
        keep(number, item, warning, personId);
        tell("itemWarned", personId, number, asked, warning, null);
    }

    /**
     * Enters a finding as the customer stated it (R-IA-1).
     *
     * @param version of the checklist as the person saw it
     * @return its item
     * @throws AuditIncomplete with every problem of the finding
     */
    public int state(String number, WarningDraft statement, int version, String personId) {
        var audit = lockForAuditor(number, version, personId);
        var problems = problemsOf(statement, audit);
        var aspect = List.of(Aspect.values()).stream()
                .filter(one -> one.id().equals(statement.aspect()))
                .findFirst();
        if (aspect.isEmpty()) {
            problems.add(0, FieldProblem.of("aspect", "internalaudit.problem.choose"));
        }
        if (audit.origin() != AuditOrigin.CUSTOMER) {
            problems.add(0, FieldProblem.of("statement", "internalaudit.problem.notStated"));
        }
        if (!problems.isEmpty()) {
            throw new AuditIncomplete(problems);
        }
        var item = audits.nextItem(number);
        var words = Objects.requireNonNull(statement.statement());
        audits.ask(number, item, aspect.orElseThrow(), words, words, personId, clock.instant());
        keep(number, item, statement, personId);
        tell("findingStated", personId, number, null, statement, null);
        return item;
    }

    /**
     * Takes back a customer's finding that was entered by mistake, before it is issued; its row and the evidence keep it (R-IA-1).
     *
     * @param reason kept with the item
     * @param version of the checklist as the person saw it
     */
    public void remove(String number, int item, @Nullable String reason, int version, String personId) {
        var audit = lockForAuditor(number, version, personId);
        var entered = items(number).get(item);
        if (entered == null || audit.origin() != AuditOrigin.CUSTOMER) {
            throw new FindingNotEntered(item);
        }
        if (entered.finding() != null) {
            throw new FindingIssued(item, entered.finding());
        }
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REMARK) {
            throw new AuditIncomplete(
                    List.of(FieldProblem.of("reason", "internalaudit.problem.removeReason", LONGEST_REMARK)));
        }
        var now = clock.instant();
        audits.remove(number, item, reason.strip(), personId, now);
        audits.changed(number, personId, now);
        tell("findingRemoved", personId, number, entered, null, reason.strip());
    }

    private void keep(String number, int item, WarningDraft warning, String personId) {
        var now = clock.instant();
        audits.warn(
                number,
                item,
                Objects.requireNonNull(warning.statement()),
                warning.responsible().get(0),
                Objects.requireNonNull(warning.verifier()),
                personId,
                now);
        audits.changed(number, personId, now);
    }

    private List<FieldProblem> problemsOf(WarningDraft warning, Audit audit) {
        var problems = new ArrayList<FieldProblem>();
        if (warning.statement() == null) {
            problems.add(FieldProblem.of("statement", "internalaudit.problem.textMissing"));
        } else if (warning.statement().length() > LONGEST_STATEMENT) {
            problems.add(FieldProblem.of("statement", "internalaudit.problem.tooLong", LONGEST_STATEMENT));
        }
        if (warning.responsible().size() != 1) {
            problems.add(FieldProblem.of("responsible", "internalaudit.problem.oneResponsible"));
        } else if (responsiblePeople().stream()
                .noneMatch(person -> person.id().equals(warning.responsible().get(0)))) {
            problems.add(FieldProblem.of("responsible", "internalaudit.problem.personUnknown"));
        }
        if (warning.responsible().contains(String.valueOf(warning.verifier()))) {
            problems.add(FieldProblem.of("verifier", "internalaudit.problem.verifierIsResponsible"));
        } else if (verifiers(audit).stream().noneMatch(person -> person.id().equals(warning.verifier()))) {
            problems.add(FieldProblem.of("verifier", "internalaudit.problem.verifier"));
        }
        return problems;
    }

    /** Who may become a first responsible person: everybody who does business. */
    @Transactional(readOnly = true)
    List<Person> responsiblePeople() {
        return people.inBusiness();
    }

    /** Who may verify a correction in this audit: independent internal auditors (R-IA-2, R-IA-4). */
    @Transactional(readOnly = true)
    List<Person> verifiers(Audit audit) {
        var excluded = independence.excluded(audit.projectNumber());
        return people
                .serving(
                        Group.INTERNAL_AUDITOR,
                        projects.get(audit.projectNumber()).departmentId())
                .stream()
                .filter(person -> !excluded.contains(person.id()))
                .toList();
    }

    /** Who has the step with the checklist is the auditor: once it is claimed, and again when it is handed on or put back. */
    void taken(String number, @Nullable String auditor, String by) {
        audits.find(number)
                .filter(audit -> !Objects.equals(audit.auditor(), auditor))
                .ifPresent(audit -> audits.auditor(number, auditor, by, clock.instant()));
    }

    /** The auditor completed the checklist. */
    void scored(String number, String remark, String personId) {
        var audit = audits.lock(number);
        var items = audits.items(number);
        require(items, item -> item.score() != null, named -> new ChecklistUnfinished(number, named));
        requireWarnings(audit, items);
        audits.audited(number, remark, personId, clock.instant());
    }

    /** The auditor entered the customer's findings. */
    void stated(String number, String remark, String personId) {
        var audit = audits.lock(number);
        var items = audits.items(number);
        if (items.stream().allMatch(item -> item.finding() != null)) {
            throw new StatementMissing(number);
        }
        requireWarnings(audit, items);
        audits.audited(number, remark, personId, clock.instant());
    }

    private static void requireWarnings(Audit audit, List<AuditItem> items) {
        require(
                items,
                item -> item.isWarned() || !item.fails(audit.passMark(), audit.origin()),
                named -> new WarningMissing(audit.number(), named));
    }

    private static void require(
            List<AuditItem> items, Predicate<AuditItem> right, Function<String, RuntimeException> refusal) {
        var wrong = items.stream()
                .filter(right.negate())
                .map(item -> String.valueOf(item.item()))
                .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            throw refusal.apply(wrong);
        }
    }

    /** Issues a finding for every item below the mark, and starts its correction (R-IA-4, R-IA-5). Gives how many there are. */
    int issueFindings(String number) {
        var audit = audits.lock(number);
        var auditor = Objects.requireNonNull(audit.auditor());
        var project = projects.get(audit.projectNumber());
        var customer = customers.get(project.customerId()).name();
        var now = clock.instant();
        var failing = audits.items(number).stream()
                .filter(item -> item.finding() == null && item.fails(audit.passMark(), audit.origin()))
                .toList();
        for (var item : failing) {
            var finding = new Finding(
                    numbers.next("BF"),
                    number,
                    item.item(),
                    item.aspect(),
                    Objects.requireNonNull(item.statement()),
                    Objects.requireNonNull(item.responsible()),
                    Set.of(),
                    Objects.requireNonNull(item.verifier()),
                    deadlines.plusWorkingDays(now, settings.get(InternalAuditSettings.CORRECTION_DAYS)),
                    0,
                    FindingStatus.OPEN,
                    null,
                    auditor,
                    now,
                    null);
            findings.add(finding);
            tell("findingIssued", auditor, number, null, finding, null);
            notices.tell(
                    AuditNotices.WARNING,
                    List.of(finding.responsible()),
                    NoticeText.empty()
                            .with(finding.number())
                            .with(project.title())
                            .with(finding.statement()),
                    "/findings/" + finding.number(),
                    finding.number());
            corrections.started(finding, project.title(), customer, auditor);
        }
        audits.status(number, failing.isEmpty() ? AuditStatus.CONCLUDING : AuditStatus.CORRECTING, auditor, now);
        return failing.size();
    }

    /** The corrective report went to the customer (R-IA-10). */
    void reported(String number, String report, String personId) {
        audits.reported(number, report, personId, clock.instant());
    }

    /** The customer replied; what is still amiss is entered next (R-IA-10). */
    void replied(String number, boolean accepted, String reply, String personId) {
        audits.replied(number, reply, personId, clock.instant());
        if (!accepted) {
            audits.status(number, AuditStatus.AUDITING, personId, clock.instant());
        }
    }

    /** Closes the audit with its result (R-IA-8). */
    AuditResult close(String number) {
        audits.lock(number);
        var outcomes = findings.of(number).stream()
                .map(Finding::outcome)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var result = AuditResult.of(outcomes);
        audits.closed(number, result, "system:closeAudit", clock.instant());
        tell("closed", "system:closeAudit", number, null, result.id(), null);
        return result;
    }

    /**
     * Who started an audit cancels it; its findings end with it. A review's audit ends with the review only.
     *
     * @param reason kept with the audit
     */
    public void cancel(String number, @Nullable String reason, String personId) {
        if (!mayCancel(read(number, personId), personId)) {
            throw new CancellationRefused();
        }
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REMARK) {
            throw new ReasonMissing();
        }
        cancelled(number, reason.strip(), personId);
    }

    /** Whether the person may cancel the audit now. */
    boolean mayCancel(Audit audit, String personId) {
        return !audit.status().isOver()
                && audit.origin() != AuditOrigin.REVIEW
                && audit.startedBy().equals(personId);
    }

    /**
     * The need behind the project was withdrawn: all its audits and their findings end (R-PS-9). The process of a review's audit
     * ends with the review that called it, which the caller sees to.
     */
    public void cancelAllOf(String projectNumber, String reason, String personId) {
        audits.of(projectNumber).stream()
                .filter(audit -> !audit.status().isOver())
                .forEach(audit -> cancelled(audit.number(), reason, personId));
    }

    /**
     * The review took back what it had called its audit for, before anybody took that up (R-PS-5): the audit ends without a result and
     * keeps its number. Its process has ended with the step that called it, which the caller saw to.
     */
    public void cancelReview(String projectNumber, String reason, String personId) {
        audits.of(projectNumber).stream()
                .filter(audit ->
                        audit.origin() == AuditOrigin.REVIEW && !audit.status().isOver())
                .forEach(audit -> cancelled(audit.number(), reason, personId));
    }

    /**
     * The audit's flow ended before it came to a result, and nobody cancelled the audit: somebody ended the flow itself, or the one
     * that called it. Nothing of it may stand open.
     */
    void flowEnded(String number, String by) {
        audits.find(number).filter(audit -> !audit.status().isOver()).ifPresent(audit -> cancelled(number, null, by));
    }

    private void cancelled(String number, @Nullable String reason, String personId) {
        // Tasks before the audit, as closing a finding does: two orders would lock each other out.
        findings.of(number).stream()
                .filter(finding -> finding.status() == FindingStatus.OPEN)
                .forEach(finding -> corrections.cancelled(finding.number(), personId));
        process.cancelled(number, personId);
        var audit = audits.lock(number);
        if (audit.status().isOver()) {
            return;
        }
        var now = clock.instant();
        audits.cancelled(number, reason, personId, now);
        findings.of(number).stream()
                .filter(finding -> finding.status() == FindingStatus.OPEN)
                .forEach(finding -> {
                    findings.cancelled(finding.number(), personId, now);
                    publisher.publishEvent(Nonconformities.cancelled(finding, reason, personId));
                });
        tell("cancelled", personId, number, audit.status().id(), AuditStatus.CANCELLED.id(), reason);
    }

    /** The newest audit that a review of the project called for (R-PS-5). */
    @Transactional(readOnly = true)
    public Optional<ReviewAudit> lastReview(String projectNumber) {
        return audits.of(projectNumber).stream()
                .filter(audit -> audit.origin() == AuditOrigin.REVIEW)
                .findFirst()
                .map(audit -> new ReviewAudit(audit.number(), audit.auditor(), audit.remark(), audit.result()));
    }

    /** The audit, for a person; to one who may not read it, it does not exist. */
    @Transactional(readOnly = true)
    Audit read(String number, String personId) {
        return audits.find(number)
                .filter(audit -> readers.mayRead(audit, personId))
                .orElseThrow(() -> new AuditUnknown(number));
    }

    /** The audits the person may read, the newest first; at most {@link #PAGE} and one more, which says that there is a next page. */
    @Transactional(readOnly = true)
    List<AuditRow> search(@Nullable String text, @Nullable String status, @Nullable String before, String personId) {
        return audits.search(
                plain(text),
                Stream.of(AuditStatus.values())
                        .filter(one -> one.id().equals(status))
                        .map(Enum::name)
                        .findFirst()
                        .orElse(""),
                plain(before),
                personId,
                people.reachOf(personId),
                PAGE + 1);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The checklist of an audit, in order. */
    @Transactional(readOnly = true)
    List<AuditItem> checklist(String number) {
        return audits.items(number);
    }

    /** The findings of an audit, in the order of its checklist. */
    @Transactional(readOnly = true)
    List<Finding> findings(String number) {
        return findings.of(number);
    }

    /** The audits of a project, the newest first. */
    @Transactional(readOnly = true)
    List<Audit> of(String projectNumber) {
        return audits.of(projectNumber);
    }

    /** Whether the person has the step in which the checklist is filled in. */
    @Transactional(readOnly = true)
    public boolean mayWrite(String number, String personId) {
        return process.auditTask(number, personId)
                .filter(task -> personId.equals(task.assignee()))
                .isPresent();
    }

    private Audit lockForAuditor(String number, int version, String personId) {
        read(number, personId);
        var audit = audits.lock(number);
        if (!mayWrite(number, personId)) {
            throw new AuditNotYours();
        }
        if (audit.version() != version) {
            throw new AuditChangedMeanwhile();
        }
        return audit;
    }

    private Map<Integer, AuditItem> items(String number) {
        return audits.items(number).stream().collect(Collectors.toMap(AuditItem::item, Function.identity()));
    }

    private void tell(
            String fact,
            String by,
            String number,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        publisher.publishEvent(new Act("internalaudit." + fact, by, number, "audit:" + number, before, after, reason));
    }

    /** The close of that day. */
    private static Instant dueAt(LocalDate day) {
        return day.atTime(WorkingCalendar.CLOSING).atZone(Times.ZONE).toInstant();
    }
}
