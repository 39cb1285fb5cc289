package io.baton.bidding;

import static io.baton.bidding.TenderDraft.requireText;
import static io.baton.bidding.TenderDraft.stripped;

import io.baton.bidding.TenderEntry.Kind;
import io.baton.customer.Customers;
import io.baton.deadline.Deadlines;
import io.baton.deadline.DueCause;
import io.baton.document.excel.ExcelRefused;
import io.baton.document.excel.ExcelTable;
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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
import org.springframework.core.annotation.Order;
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
    static final int MOST_CLAUSES = 500;

    /** A need's bid ends before its contract: always one order, and the bid's is the earlier stage. */
    private static final int BEFORE_CONTRACTS = 0;

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
        var now = clock.instant();
        return new Tender(
                numbers.next("TB"),
                Objects.requireNonNull(draft.projectNumber()),
                Objects.requireNonNull(draft.reference()),
                Objects.requireNonNull(draft.issuer()),
                draft.deadline(),
                now,
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
                bond.signum() == 0 ? null : bondDue(opening),
                null,
                personId,
                now,
                0);
    }

    /** By when a bond is back as long as nobody says otherwise (R-BD-5). */
    private LocalDate bondDue(Instant opening) {
        return opening.atZone(Times.ZONE).toLocalDate().plusDays(settings.get(BiddingSettings.BOND_DAYS));
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
     * @param drafts by the name of their row; rows that nobody filled in are passed over
     * @param version of the tender as the person saw it
     * @throws TenderIncomplete with every problem, fields named by field and row: {@code owner.3}
     */
    void saveClauses(String number, Map<String, ClauseDraft> drafts, int version, String personId) {
        var tender = lockFor(number, version, personId, writers::mayList);
        var before = clauses.of(number);
        var filled = new LinkedHashMap<>(drafts);
        filled.values().removeIf(ClauseDraft::isBlank);
        var problems = problems(filled, before);
        if (!problems.isEmpty()) {
            throw new TenderIncomplete(problems);
        }
        var now = clock.instant();
        filled.values().forEach(draft -> keep(number, draft, personId, now));
        listed(tender, before, personId, now);
    }

    /** The same for a program, whose rows are named by their places, from 0, and may be empty. */
    public void saveClauses(String number, List<@Nullable ClauseDraft> drafts, int version, String personId) {
        var byPlace = new LinkedHashMap<String, ClauseDraft>();
        for (var place = 0; place < drafts.size(); place++) {
            var draft = drafts.get(place);
            if (draft != null) {
                byPlace.put(Integer.toString(place), draft);
            }
        }
        saveClauses(number, byPlace, version, personId);
    }

    /**
     * Keeps the clauses of an Excel file, and answers where there is none yet (R-BD-2, R-BD-3); see {@link ClauseSheet}.
     *
     * @param table as read with {@link ClauseSheet#COLUMNS}
     * @param version of the tender as the person saw it
     * @return how many clauses are new
     * @throws ExcelRefused with every bad cell; then nothing is taken
     */
    public int importClauses(String number, ExcelTable table, int version, String personId) {
        var tender = lockFor(number, version, personId, writers::mayList);
        var before = clauses.of(number);
        var sheet = new ClauseSheet(table, before, people.inBusiness());
        var drafts = new LinkedHashMap<String, ClauseDraft>();
        sheet.lines().forEach(line -> drafts.put(Integer.toString(line.row()), line.draft()));
        var problems = new ArrayList<>(sheet.problems());
        problems(drafts, before).stream().map(ClauseSheet::atCell).forEach(problems::add);
        sheet.lines().stream()
                .filter(line -> line.answers() && line.response().length() > LONGEST_RESPONSE)
                .map(line -> ClauseSheet.atCell(
                        FieldProblem.of("response." + line.row(), "bidding.problem.tooLong", LONGEST_RESPONSE)))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new ExcelRefused(problems);
        }
        var now = clock.instant();
        for (var line : sheet.lines()) {
            var clause = keep(number, line.draft(), personId, now);
            if (line.answers()) {
                clauses.answer(number, clause, line.response(), personId, now);
            }
        }
        listed(tender, before, personId, now);
        return clauses.of(number).size() - before.size();
    }

    private List<FieldProblem> problems(Map<String, ClauseDraft> drafts, List<Clause> before) {
        var problems = new ArrayList<FieldProblem>();
        var known = before.stream().map(Clause::clause).collect(Collectors.toSet());
        var owners = people.inBusiness().stream().map(Person::id).collect(Collectors.toSet());
        var count = before.size();
        for (var entry : drafts.entrySet()) {
            var row = entry.getKey();
            var draft = entry.getValue();
            draft.addProblems(row, problems);
            if (draft.owner() != null && !owners.contains(draft.owner())) {
                problems.add(FieldProblem.of("owner." + row, "bidding.problem.personUnknown"));
            }
            if (draft.clause() != null && !known.contains(draft.clause())) {
                problems.add(FieldProblem.of("reference." + row, "bidding.problem.clauseUnknown", draft.clause()));
            }
            if (draft.clause() == null && ++count == MOST_CLAUSES + 1) {
                problems.add(FieldProblem.of("reference." + row, "bidding.problem.tooManyClauses", MOST_CLAUSES));
            }
        }
        return problems;
    }

    /** The number of the clause. */
    private int keep(String number, ClauseDraft draft, String personId, Instant now) {
        if (draft.clause() == null) {
            return clauses.add(number, draft, personId, now);
        }
        clauses.change(number, draft, personId, now);
        return draft.clause();
    }

    private void listed(Tender tender, List<Clause> before, String personId, Instant now) {
        tenders.joined(tender.number(), personId, true, personId, now);
        tenders.changed(tender.number(), personId, now);
        tell("clausesSaved", personId, tender.number(), before, clauses.of(tender.number()), null);
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

    /**
     * The issuer moved the deadline of a bid that is not submitted: warnings, the end as missed, and what must be done by the deadline move
     * with it (R-BD-5).
     *
     * @param version of the tender as the person saw it
     * @throws TenderIncomplete with every problem
     * @throws DeadlinePassed when the deadline has passed already: the bid is missed
     * @throws io.baton.deadline.CalendarYearMissing when the new deadline lies in a year without working days
     */
    public void moveDeadline(String number, DeadlineDraft draft, int version, String personId) {
        requireManager(read(number, personId), personId);
        workList.keepStill(number);
        var tender = tenders.lock(number);
        if (tender.status() != TenderStatus.PREPARING) {
            throw new DeadlineFixed();
        }
        var now = clock.instant();
        requireInTime(tender, now);
        if (tender.version() != version) {
            throw new TenderChangedMeanwhile();
        }
        var problems = draft.problems(tender, now);
        if (!problems.isEmpty()) {
            throw new TenderIncomplete(problems);
        }
        var moments = moments(draft.deadline());
        // A day that somebody entered for the bond stays.
        var follows = tender.bondDue() != null && tender.bondDue().equals(bondDue(tender.openingAt()));
        tenders.movedTo(
                number,
                draft.deadline(),
                draft.opening(),
                follows ? bondDue(draft.opening()) : tender.bondDue(),
                personId,
                now);
        var moved = tenders.get(number);
        tell("deadlineMoved", personId, number, tender, moved, draft.announcement());
        said(
                number,
                Kind.DEADLINE,
                null,
                "%s → %s\n%s"
                        .formatted(
                                times.minute(tender.submissionDeadline()),
                                moments.deadlineText(),
                                draft.announcement()),
                personId);
        process.deadlineMoved(number, moments, personId);
        deadlines.recalculate(number, DueCause.DEADLINE, draft.announcement(), personId);
        workList.caseChanged(number);
        notices.tell(
                BidNotices.DEADLINE_MOVED,
                othersConcerned(moved, personId),
                about(moved)
                        .with(times.minute(tender.submissionDeadline()))
                        .with(Objects.requireNonNull(draft.announcement())),
                "/tenders/" + number,
                number + ":" + now);
    }

    /**
     * Who runs a bid stops it, before its result: all open work ends, the project may be bid for anew, and the bond stays tracked.
     *
     * @param reason why, for whoever has to do with the bid
     * @throws BidOver when it has ended already
     */
    public void cancel(String number, @Nullable String reason, String personId) {
        requireManager(read(number, personId), personId);
        // Tasks before the tender, as withdrawing the need does.
        workList.keepStill(number);
        var tender = tenders.lock(number);
        if (tender.status().isOver()) {
            throw new BidOver();
        }
        var why = required("reason", reason, LONGEST_NOTE);
        var told = othersConcerned(tender, personId);
        process.cancelled(number, personId);
        end(tender, TenderStatus.CANCELLED, null, why, personId);
        notices.tell(BidNotices.CANCELLED, told, about(tender).with(why), "/tenders/" + number, number);
    }

    /** Whether the person may stop the bid now. */
    @Transactional(readOnly = true)
    boolean mayCancel(Tender tender, String personId) {
        return !tender.status().isOver() && manages(tender, personId);
    }

    /** Whether the person enters another deadline now (R-BD-5). */
    @Transactional(readOnly = true)
    boolean mayMoveDeadline(Tender tender, String personId) {
        return tender.status() == TenderStatus.PREPARING && manages(tender, personId);
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

    /**
     * Gives a question that is not answered to somebody else, with its open work (R-BD-6).
     *
     * @param draft to whom, and why
     * @throws ClarificationNotYours unless the person owns the question or runs the bid
     * @throws ClarificationOver when it is answered, or no answer is waited for any more
     */
    public void handOn(String number, int clarification, HandOnDraft draft, String personId) {
        read(number, personId);
        // Tasks before the tender, as withdrawing the need does.
        workList.keepStill(number);
        var tender = tenders.lock(number);
        var before = clarificationToHandOn(tender, clarification, personId);
        if (tender.status() != TenderStatus.SUBMITTED || before.answer() != null) {
            throw new ClarificationOver(clarification);
        }
        var problems = new ArrayList<FieldProblem>();
        if (before.owner().equals(draft.owner())
                || people.inBusiness().stream().noneMatch(person -> person.id().equals(draft.owner()))) {
            problems.add(FieldProblem.of("owner", "bidding.problem.newOwner"));
        }
        requireText(problems, "reason", draft.reason(), LONGEST_NOTE);
        if (!problems.isEmpty()) {
            throw new TenderIncomplete(problems);
        }
        var owner = Objects.requireNonNull(draft.owner());
        clauses.handOn(number, clarification, owner, personId, clock.instant());
        tell(
                "clarificationHandedOn",
                personId,
                number,
                Map.of("clarification", clarification, "owner", before.owner()),
                Map.of("clarification", clarification, "owner", owner),
                draft.reason());
        process.handedOn(number, clarification, owner, personId);
        workList.caseChanged(number);
    }

    /**
     * The question, for who answers it and for who runs the bid.
     *
     * @throws ClarificationNotYours for everybody else, whether there is one or not
     */
    @Transactional(readOnly = true)
    Clarification clarificationToHandOn(Tender tender, int clarification, String personId) {
        var manages = manages(tender, personId);
        return clauses.clarifications(tender.number()).stream()
                .filter(one -> one.clarification() == clarification)
                .filter(one -> manages || one.owner().equals(personId))
                .findFirst()
                .orElseThrow(() -> manages ? new ClarificationUnknown(clarification) : new ClarificationNotYours());
    }

    /** Which questions the person may hand on now. */
    @Transactional(readOnly = true)
    Set<Integer> handable(Tender tender, String personId) {
        if (tender.status() != TenderStatus.SUBMITTED) {
            return Set.of();
        }
        var manages = manages(tender, personId);
        return clauses.clarifications(tender.number()).stream()
                .filter(one -> one.answer() == null && (manages || one.owner().equals(personId)))
                .map(Clarification::clarification)
                .collect(Collectors.toSet());
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

    /**
     * Reminds who runs the bid of a bond that is late, from the day after it was due and then every so many days until it is back; from the
     * second time on also that person's manager (R-BD-5). Running twice on a day reminds once.
     */
    void remindOfBonds() {
        var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        for (var reminder : tenders.remindOfBonds(today, settings.get(BiddingSettings.BOND_REMINDER_DAYS))) {
            var tender = tenders.get(reminder.tenderNumber());
            var told = new LinkedHashSet<String>();
            told.add(tender.bidManager());
            if (reminder.count() > 1 || !isHere(tender.bidManager())) {
                people.managerOf(tender.bidManager()).ifPresent(told::add);
            }
            notices.tell(
                    BidNotices.BOND_LATE,
                    told,
                    NoticeText.empty()
                            .with(tender.number())
                            .with(projects.get(tender.projectNumber()).title())
                            .with(String.valueOf(tender.bondDue()))
                            .with(tender.bidBond().toPlainString()),
                    "/tenders/" + tender.number(),
                    tender.number() + ":" + tender.bondDue() + ":" + reminder.count());
        }
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
        var entry = wrote(number, Kind.SCORED, null, remark, personId);
        tenders.score(number, entry, scores, weighted(scores), personId, clock.instant());
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
        tenders.enter(
                number, new TenderEntry(gate, verdict, remark, tender.price(), tender.cost(), personId, now, null));
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
        requireInTime(tender, now);
        tenders.submitted(number, personId, now);
        said(number, Kind.SUBMITTED, null, remark, personId);
        tell("bidSubmitted", personId, number, tender.status().id(), TenderStatus.SUBMITTED.id(), null);
    }

    private void requireInTime(Tender tender, Instant now) {
        if (now.isAfter(tender.submissionDeadline())) {
            throw new DeadlinePassed(times.minute(tender.submissionDeadline()));
        }
    }

    /**
     * Warns of the deadline, each time once; what was due before this deadline was known is not told any more (R-BD-5).
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
                .filter(moment -> !moment.isAfter(now) && !moment.isBefore(tender.deadlineKnownAt()))
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

    /** Whoever must hear that the bid changed, the account manager who raised the need among them, but for who changed it. */
    private Set<String> othersConcerned(Tender tender, String personId) {
        var concerned = concerned(tender);
        concerned.add(projects.get(tender.projectNumber()).raisedBy());
        concerned.remove(personId);
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
        // A question whose owner has left is answered by nobody, and must not hold up the result for ever.
        var open = clauses.clarifications(number).stream()
                .filter(clarification -> clarification.answer() == null && isHere(clarification.owner()))
                .map(clarification -> String.valueOf(clarification.clarification()))
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            throw new ClarificationsOpen(open);
        }
        said(number, Kind.RESULT, result.id(), remark, personId);
        end(tender, result, projectAfter(result), remark, personId);
    }

    private boolean isHere(String personId) {
        return people.find(personId).filter(Person::enabled).isPresent();
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
        var name = stripped(winner);
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

    /**
     * Whether who did a step of the preparation may take it back, as far as the bid is concerned. A part only while another part is written,
     * because behind their join all four would be waited for again; a gate's answer not once the bid is with its writers, because
     * what the others judged may have changed (R-BD-4).
     */
    @Transactional(readOnly = true)
    boolean mayWithdraw(String number, Kind kind, String personId) {
        if (tenders.get(number).status() != TenderStatus.PREPARING) {
            return false;
        }
        var open = process.open(number, personId).stream()
                .map(BiddingProcess.Step::elementId)
                .toList();
        return switch (kind) {
            case TECHNICAL, COMMERCIAL, QUALIFICATION, TERMS -> open.stream().anyMatch(BiddingProcess.PARTS::contains);
            case REVIEW, FINANCE, CENTRE, HEAD -> !open.contains(BiddingProcess.ASSEMBLE_BID);
            default -> true;
        };
    }

    /** What was done or said is marked as taken back, and no longer counts; the step waits again. */
    void withdrawn(String number, Kind kind, String personId) {
        tenders.lock(number);
        tenders.withdraw(number, kind, personId, clock.instant());
    }

    /** The need was withdrawn: what runs for it ends in order, also what still waits of a bid that is over (R-PS-9). */
    @EventListener
    @Order(BEFORE_CONTRACTS)
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

    /** The tenders for the customer's projects that the person may read, the newest first (R-CU-2). */
    @Transactional(readOnly = true)
    List<Tender> ofCustomer(long customerId, String personId) {
        return tenders.ofCustomer(customerId, personId, people.reachOf(personId), 500);
    }

    private List<TenderRow> search(
            String text, String status, String before, boolean bonds, String personId, int limit) {
        return tenders.search(text, status, before, bonds, personId, people.reachOf(personId), limit);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** Those tenders of a project that the person may read, the newest first. */
    @Transactional(readOnly = true)
    List<Tender> of(String projectNumber, String personId) {
        return tenders.of(projectNumber).stream()
                .filter(tender -> readers.mayRead(tender, personId))
                .toList();
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

    private int wrote(String number, Kind kind, @Nullable String answer, String text, String personId) {
        return enter(number, kind, answer, text, personId, true);
    }

    private void said(String number, Kind kind, @Nullable String answer, String text, String personId) {
        enter(number, kind, answer, text, personId, false);
    }

    private int enter(String number, Kind kind, @Nullable String answer, String text, String personId, boolean author) {
        // Parts are written side by side, and entries are numbered one after the other.
        tenders.lock(number);
        var now = clock.instant();
        var entry = tenders.enter(number, TenderEntry.of(kind, answer, text, personId, now));
        tenders.joined(number, personId, author, personId, now);
        return entry;
    }

    private void requireFuture(List<FieldProblem> problems, String field, @Nullable LocalDateTime time) {
        if (time == null || !TenderDraft.instantOf(time).isAfter(clock.instant())) {
            problems.add(FieldProblem.of(field, "bidding.problem.timePast"));
        }
    }

    private static String required(String field, @Nullable String text, int longest) {
        var problems = new ArrayList<FieldProblem>();
        var plain = stripped(text);
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
