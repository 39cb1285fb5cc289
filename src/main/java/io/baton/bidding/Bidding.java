package io.baton.bidding;

import io.baton.bidding.TenderEntry.Kind;
import io.baton.customer.Customers;
import io.baton.deadline.Deadlines;
import io.baton.engine.Decisions;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.project.NeedWithdrawn;
import io.baton.project.Numbers;
import io.baton.project.Project;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.setting.Settings;
import io.baton.web.FieldProblem;
import io.baton.web.Times;
import io.baton.worklist.WorkList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bids for customers' tenders (rulebook section 6): from the tender over clauses, price and deadline to the result. */
@Service
@Transactional
public class Bidding {

    /** How many tenders a page of the list holds. */
    static final int PAGE = 50;

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_RESPONSE = 4000;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_PLACE = 200;
    private static final int MOST_CLAUSES = 500;

    private final BiddingProcess process;
    private final TenderRecords tenders;
    private final ClauseRecords clauses;
    private final TenderReaders readers;
    private final BidWriters writers;
    private final Projects projects;
    private final Customers customers;
    private final Numbers numbers;
    private final Decisions decisions;
    private final Deadlines deadlines;
    private final Settings settings;
    private final People people;
    private final Notices notices;
    private final WorkList workList;
    private final Times times;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Bidding(
            BiddingProcess process,
            TenderRecords tenders,
            ClauseRecords clauses,
            TenderReaders readers,
            BidWriters writers,
            Projects projects,
            Customers customers,
            Numbers numbers,
            Decisions decisions,
            Deadlines deadlines,
            Settings settings,
            People people,
            Notices notices,
            WorkList workList,
            Times times,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.process = process;
        this.tenders = tenders;
        this.clauses = clauses;
        this.readers = readers;
        this.writers = writers;
        this.projects = projects;
        this.customers = customers;
        this.numbers = numbers;
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.settings = settings;
        this.people = people;
        this.notices = notices;
        this.workList = workList;
        this.times = times;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Whether the person may enter tenders (R-BD-1). */
    @Transactional(readOnly = true)
    public boolean mayStart(String personId) {
        return people.find(personId)
                .filter(Person::enabled)
                .filter(person -> person.in(Group.BID_MANAGER))
                .isPresent();
    }

    /** Refuses whoever may not enter tenders. */
    @Transactional(readOnly = true)
    public void requireStarter(String personId) {
        if (!mayStart(personId)) {
            throw new NotABidManager();
        }
    }

    /** Whether the person may enter a tender for this project now: its customer tenders, and no bid runs (R-PS-8, R-BD-1). */
    @Transactional(readOnly = true)
    boolean mayStartFor(Project project, String personId) {
        return mayStart(personId)
                && project.status() == ProjectStatus.TO_BID
                && serves(project, personId)
                && running(project.number()).isEmpty();
    }

    /**
     * A bid manager enters the tender of a project whose customer tenders; the bid runs from now (R-PS-8, R-BD-1).
     *
     * @return the tender's number
     * @throws TenderIncomplete with every problem
     * @throws io.baton.deadline.CalendarYearMissing when the deadline lies in a year without working days
     */
    public String start(TenderDraft draft, String personId) {
        requireStarter(personId);
        var problems = draft.problems(clock.instant());
        if (draft.projectNumber() != null) {
            tenders.takeTurns(draft.projectNumber());
        }
        problemOf(draft.projectNumber(), personId).ifPresent(problem -> problems.add(0, problem));
        if (!problems.isEmpty()) {
            throw new TenderIncomplete(problems);
        }
        var project = projects.lock(Objects.requireNonNull(draft.projectNumber()));
        var tender = tender(draft, personId);
        tenders.add(tender);
        tenders.joined(tender.number(), personId, true, personId, tender.startedAt());
        var goDecider = (String) decisions
                .decide(
                        "goDecider",
                        Map.of(
                                "grade",
                                Objects.requireNonNull(project.grade()).name(),
                                "priceLimit",
                                tender.priceLimit()),
                        personId)
                .get("goDecider");
        tell("tenderEntered", personId, tender.number(), null, tender, null);
        process.started(
                tender,
                project.title(),
                customers.get(project.customerId()).name(),
                String.valueOf(goDecider),
                moments(tender.submissionDeadline()));
        workList.caseChanged(tender.number());
        return tender.number();
    }

    private Tender tender(TenderDraft draft, String personId) {
        var bond = draft.bond();
        var opening = draft.opening();
        var returned = opening.atZone(Times.ZONE).toLocalDate().plusDays(settings.get(BiddingSettings.BOND_DAYS));
        return new Tender(
                numbers.next("TB"),
                Objects.requireNonNull(draft.projectNumber()),
                Objects.requireNonNull(draft.reference()),
                Objects.requireNonNull(draft.issuer()),
                draft.deadline(),
                opening,
                Objects.requireNonNull(draft.priceLimit()),
                bond,
                personId,
                TenderStatus.PREPARING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                bond.signum() == 0 ? BondState.NONE : BondState.OPEN,
                bond.signum() == 0 ? null : returned,
                null,
                personId,
                clock.instant(),
                0);
    }

    private Optional<FieldProblem> problemOf(@Nullable String projectNumber, String personId) {
        if (projectNumber == null || !projects.mayRead(projectNumber, personId)) {
            return Optional.of(FieldProblem.of("projectNumber", "bidding.problem.projectUnknown"));
        }
        var project = projects.get(projectNumber);
        if (project.status() != ProjectStatus.TO_BID || !serves(project, personId)) {
            return Optional.of(FieldProblem.of("projectNumber", "bidding.problem.projectNotToBid"));
        }
        return running(projectNumber)
                .map(tender -> FieldProblem.of("projectNumber", "bidding.problem.tenderRunning", tender.number()));
    }

    private boolean serves(Project project, String personId) {
        return people.mayWork(personId, Set.of(Group.BID_MANAGER.id()), project.departmentId());
    }

    private Optional<Tender> running(String projectNumber) {
        return tenders.of(projectNumber).stream()
                .filter(tender -> !tender.status().isOver() || awaitsRebid(tender))
                .findFirst();
    }

    /** A void tender holds its project until somebody decided whether to bid again (R-BD-7). */
    private boolean awaitsRebid(Tender tender) {
        return tender.status() == TenderStatus.VOID
                && process.open(tender.number(), "system:bidding").stream()
                        .anyMatch(step -> step.elementId().equals(BiddingProcess.DECIDE_REBID));
    }

    /** The warnings before the deadline (R-BD-5): two at its time of day on a working day before, one by the clock. */
    private BiddingProcess.Moments moments(Instant deadline) {
        var calendar = deadlines.calendar();
        return new BiddingProcess.Moments(
                deadline,
                times.minute(deadline),
                calendar.minusWorkingDays(deadline, settings.get(BiddingSettings.FIRST_WARNING)),
                calendar.minusWorkingDays(deadline, settings.get(BiddingSettings.SECOND_WARNING)),
                deadline.minus(Duration.ofHours(settings.get(BiddingSettings.LAST_WARNING))));
    }

    /**
     * Keeps the list of clauses, new ones included (R-BD-2).
     *
     * @param drafts rows that nobody filled in are passed over
     * @param version of the tender as the person saw it
     * @throws TenderIncomplete with every problem, fields named by the row they stand in, from 0
     */
    public void saveClauses(String number, List<ClauseDraft> drafts, int version, String personId) {
        var tender = lockFor(number, version, personId, writers::mayList);
        var before = clauses.of(number);
        var problems = new ArrayList<FieldProblem>();
        var known = before.stream().map(Clause::clause).collect(Collectors.toSet());
        var owners = people.inBusiness().stream().map(Person::id).collect(Collectors.toSet());
        for (var row = 0; row < drafts.size(); row++) {
            var draft = drafts.get(row);
            if (!isFilled(draft)) {
                continue;
            }
            draft.addProblems(row, problems);
            if (draft.owner() != null && !owners.contains(draft.owner())) {
                problems.add(FieldProblem.of("owner." + row, "bidding.problem.personUnknown"));
            }
            if (draft.clause() != null && !known.contains(draft.clause())) {
                problems.add(FieldProblem.of("reference." + row, "bidding.problem.clauseUnknown", draft.clause()));
            }
        }
        var added = drafts.stream()
                .filter(draft -> isFilled(draft) && draft.clause() == null)
                .count();
        if (before.size() + added > MOST_CLAUSES) {
            problems.add(FieldProblem.of("reference.0", "bidding.problem.tooManyClauses", MOST_CLAUSES));
        }
        if (!problems.isEmpty()) {
            throw new TenderIncomplete(problems);
        }
        var now = clock.instant();
        drafts.stream().filter(Bidding::isFilled).forEach(draft -> {
            if (draft.clause() == null) {
                clauses.add(number, draft, personId, now);
            } else {
                clauses.change(number, draft, personId, now);
            }
        });
        tenders.joined(number, personId, true, personId, now);
        tenders.changed(number, personId, now);
        tell("clausesSaved", personId, tender.number(), before, clauses.of(number), null);
    }

    /** Also a program's rows may be empty. */
    private static boolean isFilled(@Nullable ClauseDraft draft) {
        return draft != null && !draft.isBlank();
    }

    /**
     * Keeps our answer to a clause; who answers is an author of the bid (R-BD-3, R-BD-4).
     *
     * @param version of the clause as the person saw it
     */
    public void answer(String number, int clause, @Nullable String response, int version, String personId) {
        read(number, personId);
        tenders.lock(number);
        var before = clause(number, clause);
        if (!writers.answerable(number, personId).contains(clause)) {
            throw new BidNotYours();
        }
        if (before.version() != version) {
            throw new TenderChangedMeanwhile();
        }
        var text = required("response", response, LONGEST_RESPONSE);
        var now = clock.instant();
        clauses.answer(number, clause, text, personId, now);
        tenders.joined(number, personId, true, personId, now);
        tell("clauseAnswered", personId, number, before, clause(number, clause), null);
    }

    /**
     * Keeps price, cost and price strategy (R-BD-3); never above the issuer's limit.
     *
     * @param version of the tender as the person saw it
     */
    public void savePrice(String number, PriceDraft draft, int version, String personId) {
        var tender = lockFor(number, version, personId, writers::mayPrice);
        var problems = draft.problems(tender.priceLimit());
        if (!problems.isEmpty()) {
            throw new TenderIncomplete(problems);
        }
        var now = clock.instant();
        tenders.priced(number, draft, personId, now);
        tenders.joined(number, personId, true, personId, now);
        tell("priceSaved", personId, number, tender, tenders.get(number), null);
    }

    /** Enters a question of the issuer, between submission and result (R-BD-6). Gives which one it is. */
    public int ask(String number, ClarificationDraft draft, String personId) {
        requireManager(read(number, personId), personId);
        // Tasks before the tender, as withdrawing the need does.
        workList.keepStill(number);
        requireSubmitted(tenders.lock(number));
        var problems = new ArrayList<FieldProblem>();
        requireText(problems, "question", draft.question(), LONGEST_TEXT);
        if (people.inBusiness().stream().noneMatch(person -> person.id().equals(draft.owner()))) {
            problems.add(FieldProblem.of("owner", "bidding.problem.ownerMissing"));
        }
        requireFuture(problems, "dueAt", draft.dueAt());
        if (!problems.isEmpty()) {
            throw new TenderIncomplete(problems);
        }
        var asked = new Clarification(
                clauses.clarifications(number).size() + 1,
                Objects.requireNonNull(draft.question()),
                Objects.requireNonNull(draft.owner()),
                TenderDraft.instantOf(Objects.requireNonNull(draft.dueAt())),
                null,
                null,
                null,
                personId,
                clock.instant());
        clauses.ask(number, asked);
        tell("clarificationAsked", personId, number, null, asked, null);
        workList.caseChanged(number);
        process.clarificationAsked(number, asked);
        return asked.clarification();
    }

    /** The issuer asks for a presentation, between submission and result (R-BD-6). */
    public void invite(String number, PresentationDraft draft, String personId) {
        requireManager(read(number, personId), personId);
        // Tasks before the tender, as withdrawing the need does.
        workList.keepStill(number);
        requireSubmitted(tenders.lock(number));
        var problems = new ArrayList<FieldProblem>();
        requireFuture(problems, "presentationAt", draft.presentationAt());
        requireText(problems, "place", draft.place(), LONGEST_PLACE);
        if (!problems.isEmpty()) {
            throw new TenderIncomplete(problems);
        }
        var at = TenderDraft.instantOf(Objects.requireNonNull(draft.presentationAt()));
        tell("presentationAsked", personId, number, null, draft, null);
        process.presentationAsked(number, at, "%s  %s".formatted(times.minute(at), draft.place()), personId);
    }

    /**
     * Keeps where the bid bond is; it is tracked until it is back or given up (R-BD-5).
     *
     * @param version of the tender as the person saw it
     */
    public void keepBond(String number, BondDraft draft, int version, String personId) {
        var seen = read(number, personId);
        if (!mayKeepBond(seen, personId)) {
            throw new BondNotYours();
        }
        var tender = tenders.lock(number);
        if (tender.version() != version) {
            throw new TenderChangedMeanwhile();
        }
        var problems = new ArrayList<FieldProblem>();
        var state = BondState.of(draft.bondState()).filter(one -> one != BondState.NONE);
        if (state.isEmpty()) {
            problems.add(FieldProblem.of("bondState", "bidding.problem.choose"));
        } else if (state.get() == BondState.OPEN && draft.bondDue() == null) {
            problems.add(FieldProblem.of("bondDue", "bidding.problem.bondDue"));
        }
        if (draft.bondNote() != null && draft.bondNote().length() > LONGEST_NOTE) {
            problems.add(FieldProblem.of("bondNote", "bidding.problem.tooLong", LONGEST_NOTE));
        } else if (draft.bondNote() == null
                && state.filter(one -> one != BondState.OPEN).isPresent()) {
            problems.add(FieldProblem.of("bondNote", "bidding.problem.bondNote"));
        }
        if (!problems.isEmpty()) {
            throw new TenderIncomplete(problems);
        }
        tenders.bond(number, state.orElseThrow(), draft, personId, clock.instant());
        tell("bondKept", personId, number, tender, tenders.get(number), draft.bondNote());
    }

    /** Whether the person keeps the bond of this tender: finance of its department, or who runs the bid. */
    @Transactional(readOnly = true)
    boolean mayKeepBond(Tender tender, String personId) {
        return tender.bondState() != BondState.NONE
                && (tender.bidManager().equals(personId)
                        || people.mayWork(
                                personId,
                                Set.of(Group.FINANCE.id()),
                                projects.get(tender.projectNumber()).departmentId()));
    }

    /** The clauses were listed (R-BD-2). */
    void tenderRead(String number, String remark, String personId) {
        tenders.lock(number);
        if (clauses.of(number).isEmpty()) {
            throw new ClausesMissing(number);
        }
        tenders.managedBy(number, personId, clock.instant());
        wrote(number, Kind.READ, null, remark, personId);
    }

    /** The score sheet was filled in (R-BD-2). */
    void scored(String number, Map<Criterion, Integer> points, String remark, String personId) {
        tenders.lock(number);
        var scores = Arrays.stream(Criterion.values())
                .map(criterion -> new Score(criterion, points.get(criterion), settings.get(criterion.weight())))
                .toList();
        tenders.score(number, scores, weighted(scores), personId, clock.instant());
        wrote(number, Kind.SCORED, null, remark, personId);
    }

    private static BigDecimal weighted(List<Score> scores) {
        var points = scores.stream()
                .mapToLong(score -> (long) score.score() * score.weight())
                .sum();
        var weights = scores.stream().mapToLong(Score::weight).sum();
        return BigDecimal.valueOf(points).divide(BigDecimal.valueOf(weights), 2, RoundingMode.HALF_UP);
    }

    /** To bid or not; not to bid ends the bid and stops the project (R-BD-2). */
    void goDecided(String number, boolean go, String reason, String personId) {
        var tender = tenders.lock(number);
        said(number, Kind.GO, go ? "go" : "noGo", reason, personId);
        if (!go) {
            end(tender, TenderStatus.DECLINED, ProjectStatus.STOPPED, reason, personId);
        }
    }

    /** A part of the bid was written (R-BD-3). */
    void partWritten(String number, Kind part, String text, String personId) {
        wrote(number, part, null, text, personId);
    }

    /** The commercial plan was written, with price and cost (R-BD-3). */
    void pricePlanned(String number, String text, String personId) {
        requirePrice(tenders.lock(number));
        wrote(number, Kind.COMMERCIAL, null, text, personId);
    }

    /** Legal judged the terms (R-BD-3). */
    void termsChecked(String number, String verdict, String remark, String personId) {
        said(number, Kind.TERMS, verdict, remark, personId);
    }

    /** The bid is complete: every must is answered (R-BD-3). */
    void assembled(String number, String remark, String personId) {
        var tender = tenders.lock(number);
        var missing = clauses.of(number).stream()
                .filter(Clause::blocks)
                .map(clause -> String.valueOf(clause.clause()))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ClausesUnanswered(number, missing);
        }
        requirePrice(tender);
        tenders.managedBy(number, personId, clock.instant());
        wrote(number, Kind.ASSEMBLED, null, remark, personId);
    }

    private static Margin requirePrice(Tender tender) {
        return tender.margin().orElseThrow(() -> new PriceMissing(tender.number()));
    }

    /** The gates are asked; gives whether the margin is below the floor (R-BD-4). */
    boolean openRound(String number) {
        return requirePrice(tenders.lock(number)).isBelow(settings.get(BiddingSettings.MARGIN_FLOOR));
    }

    /**
     * A gate answered, judging this price and cost (R-BD-4).
     *
     * @param gate review, finance, centre or head
     */
    void gateAnswered(String number, Kind gate, String verdict, String remark, String personId) {
        var tender = tenders.lock(number);
        var now = clock.instant();
        tenders.enter(number, new TenderEntry(gate, verdict, remark, tender.price(), tender.cost(), personId, now));
        tenders.joined(number, personId, false, personId, now);
    }

    /** The bid was sealed (R-BD-5). */
    void sealed(String number, String remark, String personId) {
        tenders.lock(number);
        tenders.sealed(number, personId, clock.instant());
        said(number, Kind.SEALED, null, remark, personId);
    }

    /**
     * The bid was submitted (R-BD-5).
     *
     * @throws DeadlinePassed a moment after the deadline; the deadline itself counts
     */
    void submitted(String number, String remark, String personId) {
        var tender = tenders.lock(number);
        var now = clock.instant();
        if (now.isAfter(tender.submissionDeadline())) {
            throw new DeadlinePassed(times.minute(tender.submissionDeadline()));
        }
        tenders.submitted(number, personId, now);
        said(number, Kind.SUBMITTED, null, remark, personId);
        tell("bidSubmitted", personId, number, tender.status().id(), TenderStatus.SUBMITTED.id(), null);
    }

    /**
     * Warns of the deadline, each time once; what was due before the tender was entered is not told any more (R-BD-5).
     *
     * @param moments when the warnings of this bid are due
     */
    void warn(String number, List<Instant> moments) {
        var tender = tenders.get(number);
        var now = clock.instant();
        if (tender.status() != TenderStatus.PREPARING || now.isAfter(tender.submissionDeadline())) {
            return;
        }
        moments.stream()
                .filter(moment -> !moment.isAfter(now) && !moment.isBefore(tender.startedAt()))
                .max(Instant::compareTo)
                .ifPresent(moment -> notices.tell(
                        BidNotices.DEADLINE_NEAR,
                        concerned(tender),
                        about(tender),
                        "/tenders/" + number,
                        number + ":" + moment));
    }

    /** Who runs the bid, that person's manager, owners of clauses that are not answered, and who has an open step. */
    private Set<String> concerned(Tender tender) {
        var concerned = new LinkedHashSet<String>();
        concerned.add(tender.bidManager());
        people.managerOf(tender.bidManager()).ifPresent(concerned::add);
        clauses.of(tender.number()).stream()
                .filter(Clause::blocks)
                .map(Clause::owner)
                .forEach(concerned::add);
        process.open(tender.number(), "system:bidding").stream()
                .map(BiddingProcess.Step::assignee)
                .filter(Objects::nonNull)
                .forEach(concerned::add);
        return concerned;
    }

    /** The deadline passed without a submission: the bid is missed, sealed or not, and escalated (R-BD-5). */
    void missed(String number) {
        var tender = tenders.lock(number);
        var by = "system:deadline";
        end(tender, TenderStatus.MISSED, ProjectStatus.LOST, null, by);
        var project = projects.get(tender.projectNumber());
        var told = concerned(tender);
        told.add(project.raisedBy());
        for (var group : List.of(Group.CENTRE_MANAGER, Group.DEPARTMENT_HEAD, Group.SUPERVISOR)) {
            people.serving(group, project.departmentId()).forEach(person -> told.add(person.id()));
        }
        notices.tell(BidNotices.MISSED, told, about(tender), "/tenders/" + number, number);
    }

    private NoticeText about(Tender tender) {
        return NoticeText.empty()
                .with(tender.number())
                .with(projects.get(tender.projectNumber()).title())
                .with(times.minute(tender.submissionDeadline()));
    }

    /**
     * The issuer opened the bids (R-BD-7).
     *
     * @throws ResultKnown when there is a result already
     * @throws ClarificationsOpen while a question is not answered
     */
    void resulted(String number, TenderStatus result, String remark, String personId) {
        var tender = tenders.lock(number);
        if (tender.status().isOver()) {
            throw new ResultKnown();
        }
        requireSubmitted(tender);
        var open = clauses.clarifications(number).stream()
                .filter(clarification -> clarification.answer() == null && canAnswer(clarification.owner()))
                .map(clarification -> String.valueOf(clarification.clarification()))
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            throw new ClarificationsOpen(open);
        }
        said(number, Kind.RESULT, result.id(), remark, personId);
        end(tender, result, projectAfter(result), remark, personId);
    }

    /** A question whose owner has left can be answered by nobody, and must not hold up the result for ever. */
    private boolean canAnswer(String owner) {
        return people.find(owner).filter(Person::enabled).isPresent();
    }

    /** A void tender may be bid for again, so the project stays where it is (R-BD-7). */
    private static @Nullable ProjectStatus projectAfter(TenderStatus result) {
        return switch (result) {
            case WON -> ProjectStatus.TO_CONTRACT;
            case LOST -> ProjectStatus.LOST;
            case VOID -> null;
            default -> throw new IllegalArgumentException("No result of a tender: " + result);
        };
    }

    /** Why the bid was lost, and to whom (R-BD-7). */
    void lossReviewed(String number, String reasons, @Nullable String winner, @Nullable String price, String personId) {
        var tender = tenders.lock(number);
        var name = winner == null || winner.isBlank() ? null : winner.strip();
        var amount = price == null || price.isBlank() ? null : new BigDecimal(price.strip());
        tenders.wonBy(number, name, amount, personId, clock.instant());
        said(number, Kind.LOSS, null, reasons, personId);
        publisher.publishEvent(new LossReviewed(tender.projectNumber(), reasons, name, amount, personId));
    }

    /** After a void tender: to bid again under a new number, or to stop (R-BD-7). */
    void rebidDecided(String number, boolean again, String reason, String personId) {
        var tender = tenders.lock(number);
        said(number, Kind.REBID, again ? "rebid" : "stop", reason, personId);
        if (!again) {
            projects.bidEnded(tender.projectNumber(), ProjectStatus.STOPPED, reason, personId);
        }
    }

    /** A question was answered (R-BD-6). */
    void clarified(String number, int clarification, String answer, String personId) {
        tenders.lock(number);
        var now = clock.instant();
        clauses.clarify(number, clarification, answer, personId, now);
        tenders.joined(number, personId, false, personId, now);
    }

    /** The presentation was given (R-BD-6). */
    void presented(String number, String remark, String personId) {
        said(number, Kind.PRESENTED, null, remark, personId);
    }

    /** The need was withdrawn: what runs for it ends in order, also what still waits of a bid that is over (R-PS-9). */
    @EventListener
    void on(NeedWithdrawn withdrawn) {
        tenders.takeTurns(withdrawn.projectNumber());
        for (var held : tenders.of(withdrawn.projectNumber())) {
            // Tasks before the tender, as completing one does: two orders would lock each other out.
            process.withdrawn(held.number(), withdrawn.by());
            var tender = tenders.lock(held.number());
            if (!tender.status().isOver()) {
                end(tender, TenderStatus.WITHDRAWN, null, withdrawn.reason(), withdrawn.by());
            }
        }
    }

    private void end(
            Tender tender, TenderStatus how, @Nullable ProjectStatus project, @Nullable String reason, String by) {
        tenders.ended(tender.number(), how, reason, by, clock.instant());
        tell("bidEnded", by, tender.number(), tender.status().id(), how.id(), reason);
        if (project != null) {
            projects.bidEnded(tender.projectNumber(), project, reason, by);
        }
    }

    /** The tender, for a person; to one who may not read it, it does not exist. */
    @Transactional(readOnly = true)
    Tender read(String number, String personId) {
        return tenders.find(number)
                .filter(tender -> readers.mayRead(tender, personId))
                .orElseThrow(() -> new TenderUnknown(number));
    }

    /** The tenders the person may read, the newest first; at most {@link #PAGE} and one more, which says that there is a next page. */
    @Transactional(readOnly = true)
    List<TenderRow> search(@Nullable String text, @Nullable String status, @Nullable String before, String personId) {
        return search(
                plain(text),
                TenderStatus.of(status).map(Enum::name).orElse(""),
                plain(before),
                false,
                personId,
                PAGE + 1);
    }

    /** The tenders whose bond is out, the next due first (R-BD-5). */
    @Transactional(readOnly = true)
    List<TenderRow> bonds(String personId) {
        return search("", "", "", true, personId, 500);
    }

    private List<TenderRow> search(
            String text, String status, String before, boolean bonds, String personId, int limit) {
        return tenders.search(
                text,
                status,
                before,
                bonds,
                personId,
                readers.readsEverything(personId),
                readers.departments(personId),
                limit);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The tenders of a project, the newest first. */
    @Transactional(readOnly = true)
    List<Tender> of(String projectNumber) {
        return tenders.of(projectNumber);
    }

    /** The bid that was won for the project, if there is one (R-BD-7). */
    @Transactional(readOnly = true)
    public Optional<WonBid> wonBid(String projectNumber) {
        return tenders.of(projectNumber).stream()
                .filter(tender -> tender.status() == TenderStatus.WON)
                .map(tender -> new WonBid(tender.number(), Objects.requireNonNull(tender.price())))
                .findFirst();
    }

    /** The clauses of a tender, in order. */
    @Transactional(readOnly = true)
    List<Clause> clauses(String number) {
        return clauses.of(number);
    }

    /** @throws ClauseUnknown when the tender has no such clause */
    @Transactional(readOnly = true)
    Clause clause(String number, int clause) {
        return clauses.of(number).stream()
                .filter(one -> one.clause() == clause)
                .findFirst()
                .orElseThrow(() -> new ClauseUnknown(clause));
    }

    /** The issuer's questions, the first first. */
    @Transactional(readOnly = true)
    List<Clarification> clarifications(String number) {
        return clauses.clarifications(number);
    }

    /** The score sheet; empty before it was filled in. */
    @Transactional(readOnly = true)
    List<Score> scores(String number) {
        return tenders.scores(number);
    }

    /** What people did and said, the first first. */
    @Transactional(readOnly = true)
    List<TenderEntry> entries(String number) {
        return tenders.entries(number);
    }

    /** Whether the person writes the list of clauses now. */
    @Transactional(readOnly = true)
    boolean mayList(String number, String personId) {
        return writers.mayList(number, personId);
    }

    /** Whether the person sets the price now. */
    @Transactional(readOnly = true)
    boolean mayPrice(String number, String personId) {
        return writers.mayPrice(number, personId);
    }

    /** Which clauses the person answers now. */
    @Transactional(readOnly = true)
    Set<Integer> answerable(String number, String personId) {
        return writers.answerable(number, personId);
    }

    /** Whether the person enters questions and presentations now (R-BD-6). */
    @Transactional(readOnly = true)
    boolean mayAsk(Tender tender, String personId) {
        return tender.status() == TenderStatus.SUBMITTED && manages(tender, personId);
    }

    /** Who may own clauses and questions: everybody who does business. */
    @Transactional(readOnly = true)
    List<Person> possibleOwners() {
        return people.inBusiness();
    }

    /** The margin below which the department head is asked, in percent (R-BD-4). */
    @Transactional(readOnly = true)
    BigDecimal marginFloor() {
        return settings.get(BiddingSettings.MARGIN_FLOOR);
    }

    private boolean manages(Tender tender, String personId) {
        return tender.bidManager().equals(personId)
                || process.open(tender.number(), personId).stream()
                        .anyMatch(step -> step.elementId().equals(BiddingProcess.RECORD_RESULT)
                                && personId.equals(step.assignee()));
    }

    private void requireManager(Tender tender, String personId) {
        if (!manages(tender, personId)) {
            throw new BidManagersOnly();
        }
    }

    private static void requireSubmitted(Tender tender) {
        if (tender.status() != TenderStatus.SUBMITTED) {
            throw new NotSubmitted();
        }
    }

    /** Asked under the lock: whoever completes the last writing step meanwhile comes first, and what gates judge stands still. */
    private Tender lockFor(String number, int version, String personId, BiPredicate<String, String> may) {
        read(number, personId);
        var tender = tenders.lock(number);
        if (!may.test(number, personId)) {
            throw new BidNotYours();
        }
        if (tender.version() != version) {
            throw new TenderChangedMeanwhile();
        }
        return tender;
    }

    private void wrote(String number, Kind kind, @Nullable String answer, String text, String personId) {
        enter(number, kind, answer, text, personId, true);
    }

    private void said(String number, Kind kind, @Nullable String answer, String text, String personId) {
        enter(number, kind, answer, text, personId, false);
    }

    private void enter(
            String number, Kind kind, @Nullable String answer, String text, String personId, boolean author) {
        // Parts are written side by side, and entries are numbered one after the other.
        tenders.lock(number);
        var now = clock.instant();
        tenders.enter(number, TenderEntry.of(kind, answer, text, personId, now));
        tenders.joined(number, personId, author, personId, now);
    }

    private void requireFuture(List<FieldProblem> problems, String field, @Nullable LocalDateTime time) {
        if (time == null || !TenderDraft.instantOf(time).isAfter(clock.instant())) {
            problems.add(FieldProblem.of(field, "bidding.problem.timePast"));
        }
    }

    private static void requireText(List<FieldProblem> problems, String field, @Nullable String text, int longest) {
        if (text == null) {
            problems.add(FieldProblem.of(field, "bidding.problem.textMissing"));
        } else if (text.length() > longest) {
            problems.add(FieldProblem.of(field, "bidding.problem.tooLong", longest));
        }
    }

    private static String required(String field, @Nullable String text, int longest) {
        var problems = new ArrayList<FieldProblem>();
        var plain = text == null || text.isBlank() ? null : text.strip();
        requireText(problems, field, plain, longest);
        if (plain == null || !problems.isEmpty()) {
            throw new TenderIncomplete(problems);
        }
        return plain;
    }

    private void tell(
            String fact,
            String by,
            String number,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        publisher.publishEvent(new Act("bidding." + fact, by, number, "tender:" + number, before, after, reason));
    }
}
