package io.baton.presales;

import io.baton.customer.Customers;
import io.baton.document.Document;
import io.baton.document.Documents;
import io.baton.engine.Decisions;
import io.baton.internalaudit.AuditResult;
import io.baton.internalaudit.InternalAudits;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.presales.pilot.Pilot;
import io.baton.presales.pilot.PilotOutcome;
import io.baton.presales.pilot.Pilots;
import io.baton.project.BidFailed;
import io.baton.project.FirstAnswer;
import io.baton.project.Need;
import io.baton.project.Project;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.project.SupportDesk;
import io.baton.project.Taken;
import io.baton.project.intake.Intakes;
import io.baton.project.opportunity.Opportunities;
import io.baton.setting.Settings;
import io.baton.web.FieldProblem;
import io.baton.worklist.WorkList;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The presales review (rulebook section 4): needs, solutions, rounds and their outcome. */
@Service
@Transactional
public class Presales {

    private static final int LONGEST_REASON = 1000;

    /** Who says which solutions are benchmarks. */
    private static final List<Group> BENCHMARKERS = List.of(Group.PRODUCT_ENGINEER, Group.CENTRE_MANAGER);

    /**
     * What grading a project says to the flow.
     *
     * @param askedFirst the decision's support desk, or the centre where the district has no engineer
     */
    record Graded(String grade, boolean major, SupportDesk askedFirst, Instant firstAnswerDue) {}

    /** What a new round judges. */
    record OpenedRound(int solutionVersion, boolean securityRequired, boolean auditRequired) {}

    /**
     * What the gates' answers come to.
     *
     * @param remarks all remarks of the round, for reading
     */
    record Sum(RoundOutcome outcome, String remarks, boolean securityRequired) {}

    /** The version of the solution that all gates approved, and when the last of them did. */
    record Approved(SolutionVersion version, Instant at) {}

    private final PresalesReviewProcess process;
    private final Projects projects;
    private final Intakes intakes;
    private final Opportunities opportunities;
    private final Customers customers;
    private final Solutions solutions;
    private final Rounds rounds;
    private final Library library;
    private final InternalAudits audits;
    private final GreenChannels greenChannels;
    private final RingExpansions expansions;
    private final Pilots pilots;
    private final Documents documents;
    private final Decisions decisions;
    private final Settings settings;
    private final People people;
    private final WorkList workList;
    private final MessageSource texts;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    Presales(
            PresalesReviewProcess process,
            Projects projects,
            Intakes intakes,
            Opportunities opportunities,
            Customers customers,
            Solutions solutions,
            Rounds rounds,
            Library library,
            InternalAudits audits,
            GreenChannels greenChannels,
            RingExpansions expansions,
            Pilots pilots,
            Documents documents,
            Decisions decisions,
            Settings settings,
            People people,
            WorkList workList,
            MessageSource texts,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.process = process;
        this.projects = projects;
        this.intakes = intakes;
        this.opportunities = opportunities;
        this.customers = customers;
        this.solutions = solutions;
        this.rounds = rounds;
        this.library = library;
        this.audits = audits;
        this.greenChannels = greenChannels;
        this.expansions = expansions;
        this.pilots = pilots;
        this.documents = documents;
        this.decisions = decisions;
        this.settings = settings;
        this.people = people;
        this.workList = workList;
        this.texts = texts;
        this.clock = clock;
        this.publisher = publisher;
    }

    /**
     * Raises a need and starts its review (R-PS-1).
     *
     * @return the new project's number
     * @throws io.baton.project.NeedIncomplete with every problem of the need
     * @throws io.baton.engine.NoDecision when a decision has no rule for the need
     */
    public String raiseNeed(Need need, String personId) {
        return raiseNeed(need, Origin.NONE, personId);
    }

    /**
     * The same, from a request that came in through any channel, where the time for the first answer runs from then (R-SL-8, R-SL-9),
     * or from an opportunity (R-OP-1).
     */
    public String raiseNeed(Need need, Origin origin, String personId) {
        var intake = origin.intake() == null ? null : intakes.toRaise(origin.intake(), personId);
        var opportunity = origin.opportunity() == null ? null : opportunities.toRaise(origin.opportunity(), personId);
        var project = projects.raise(
                need,
                intake == null ? null : new Taken(intake.channel().id(), intake.takenBy(), intake.takenAt()),
                personId);
        if (intake != null) {
            intakes.raised(intake.id(), project.number(), personId);
        }
        if (opportunity != null) {
            opportunities.raised(opportunity.id(), project.number(), personId);
        }
        process.started(project, customers.get(project.customerId()), settings.get(PresalesSettings.REWORK_ROUNDS));
        if (project.urgent() && project.greenSince() == null) {
            greenChannels.asked(project.number(), personId, clock.instant());
            process.greenChannelAsked(project);
        }
        workList.caseChanged(project.number());
        return project.number();
    }

    /**
     * The account manager withdraws the need at any moment before signing: all open work of the review ends (R-PS-9).
     *
     * @param reason kept with the project
     */
    public void withdraw(String number, @Nullable String reason, String personId) {
        var project = projects.read(number, personId);
        if (!project.raisedBy().equals(personId)) {
            throw new NotYourNeed();
        }
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new WithdrawalReasonMissing();
        }
        // Tasks before the project, as completing one does: two orders would lock each other out.
        process.withdrawn(number, personId);
        audits.cancelAllOf(number, reason.strip(), personId);
        projects.withdrawn(number, reason.strip(), personId);
        // The project's row is locked now, so that no pilot begins meanwhile.
        pilots.stopAllOf(number, reason.strip(), personId);
    }

    /**
     * Saves the next version of the solution; only in the design step, so that gates judge a version that stands still (R-PS-5).
     *
     * @param version the version the person saw; 0 when there was none
     */
    public int saveSolution(String number, SolutionDraft draft, int version, String personId) {
        var project = projects.lock(number);
        requireWriter(project, personId);
        var latest = solutions.latest(number);
        if (latest.map(SolutionVersion::version).orElse(0) != version) {
            throw latest.map(last -> new SolutionChangedMeanwhile(people.nameOf(last.createdBy()), last.createdAt()))
                    .orElseGet(() -> new SolutionChangedMeanwhile("", clock.instant()));
        }
        var recommended = requireSound(project, draft, personId);
        var saved = version(number, version + 1, draft, recommended, personId);
        solutions.add(number, saved);
        author(number, personId, Solutions.Part.SAVED, personId);
        saved.coAuthors().forEach(coAuthor -> author(number, coAuthor, Solutions.Part.CO_AUTHOR, personId));
        publisher.publishEvent(new Act(
                "presales.solutionSaved",
                personId,
                number,
                "solution:" + number + "/" + saved.version(),
                null,
                saved,
                null));
        return saved.version();
    }

    /**
     * The access network that the decision recommends for this project (R-PS-3); empty when the ring's use is no percentage.
     *
     * @param ringSlotUse percent of the ring's slots in use; null when there is no ring
     * @param coversYear whether the free slots cover more than a year's demand
     * @throws SolutionNotYours when the person doesn't write the solution
     */
    public Optional<Recommendation> recommend(
            String number, @Nullable BigDecimal ringSlotUse, @Nullable Boolean coversYear, String personId) {
        var project = projects.read(number, personId);
        // Asking a decision leaves a trace in its history, which only who writes the solution shall leave.
        requireWriter(project, personId);
        return SolutionDraft.isSlotUse(ringSlotUse)
                ? Optional.of(recommend(project, ringSlotUse, coversYear, personId))
                : Optional.empty();
    }

    /** All versions of the solution, the newest first. */
    @Transactional(readOnly = true)
    List<SolutionVersion> versions(String number) {
        return solutions.versions(number);
    }

    /** How the project stands with the green channel, if it was ever asked for. */
    @Transactional(readOnly = true)
    Optional<GreenChannel> greenChannel(String number) {
        return greenChannels.find(number);
    }

    /** All rounds with the gates' answers, the first one first. */
    @Transactional(readOnly = true)
    List<ReviewRound> rounds(String number) {
        return rounds.all(number);
    }

    /** What the last round approved, if it did (R-PS-5). */
    @Transactional(readOnly = true)
    Optional<Approved> approved(String number) {
        return rounds.latest(number)
                .filter(round -> round.outcome() == RoundOutcome.APPROVED)
                .map(round -> new Approved(
                        judged(number, round),
                        round.answers().stream()
                                .map(GateAnswer::at)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()));
    }

    /** Approved solutions of all projects, for who does business and for auditors (R-PS-10). */
    @Transactional(readOnly = true)
    List<LibraryEntry> library(LibraryFilter filter, String personId) {
        library.requireReader(personId);
        return library.search(filter);
    }

    /** One solution of the library, as {@link #library}. */
    @Transactional(readOnly = true)
    LibraryEntry libraryEntry(String number, String personId) {
        library.requireReader(personId);
        return library.get(number);
    }

    /** Solutions of the library that are near to this project's case (R-PS-10). */
    @Transactional(readOnly = true)
    List<LibraryEntry> similar(String number, String personId) {
        return library.similarTo(projects.read(number, personId));
    }

    /**
     * Begins the solution with the words of another, which counts as reused from then (R-PS-10). Its authors do not become authors.
     *
     * @throws SolutionNotYours when the person doesn't write the solution
     */
    LibraryEntry reuse(String number, String source, String personId) {
        requireWriter(projects.lock(number), personId);
        var entry = library.get(source);
        if (library.reuse(source, number, personId)) {
            publisher.publishEvent(new Act(
                    "presales.solutionReused",
                    personId,
                    number,
                    "solution:" + source,
                    null,
                    Map.of("source", source),
                    null));
        }
        return entry;
    }

    /** The solution from which this one was begun, if it was. */
    @Transactional(readOnly = true)
    Optional<LibraryEntry> reusedBy(String number, String source) {
        return library.reused(source, number) ? Optional.of(library.get(source)) : Optional.empty();
    }

    /** Pilots of the project's solution, the newest first (R-PS-12). */
    @Transactional(readOnly = true)
    List<Pilot> pilots(String number) {
        return pilots.of(number);
    }

    /** Whether the person says which solutions of the library are benchmarks: of this one, too (R-PS-12). */
    @Transactional(readOnly = true)
    boolean mayBenchmark(String number, String personId) {
        return BENCHMARKERS.stream()
                        .flatMap(group ->
                                people.serving(group, projects.get(number).departmentId()).stream())
                        .anyMatch(person -> person.id().equals(personId))
                && !solutions.authors(number).contains(personId);
    }

    /** Whether a pilot of it was converted and is over, equipment included; without one no solution is a benchmark. */
    @Transactional(readOnly = true)
    boolean isProven(String number) {
        return pilots.of(number).stream()
                .anyMatch(pilot -> pilot.outcome() == PilotOutcome.CONVERT && pilot.endedAt() != null);
    }

    /**
     * A solution of the library becomes a benchmark (标杆), by a product engineer or a centre manager who is not its author (R-PS-12).
     *
     * @throws NotProven when no pilot of it was converted
     * @throws BenchmarkUnchanged when it is one already
     */
    public void markBenchmark(String number, @Nullable String reason, String personId) {
        benchmark(number, true, reason, personId);
    }

    /**
     * It is a benchmark no longer.
     *
     * @throws BenchmarkUnchanged when it is none
     */
    void unmarkBenchmark(String number, @Nullable String reason, String personId) {
        benchmark(number, false, reason, personId);
    }

    private void benchmark(String number, boolean marked, @Nullable String reason, String personId) {
        library.requireReader(personId);
        var entry = library.lock(number);
        if (!mayBenchmark(number, personId)) {
            throw new BenchmarkNotYours();
        }
        if (marked == (entry.benchmark() != null)) {
            throw new BenchmarkUnchanged();
        }
        if (marked && !isProven(number)) {
            throw new NotProven();
        }
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new BenchmarkReasonMissing();
        }
        library.benchmark(number, marked, reason.strip(), personId);
        publisher.publishEvent(new Act(
                marked ? "presales.benchmarkMarked" : "presales.benchmarkUnmarked",
                personId,
                number,
                "solution:" + number,
                entry.benchmark(),
                library.get(number).benchmark(),
                reason.strip()));
    }

    /** Whether the person may read the solution: as the project. */
    @Transactional(readOnly = true)
    public boolean mayRead(String number, String personId) {
        return projects.mayRead(number, personId);
    }

    /** Whether the person may save the solution now: it is in the design step, and the person has the task or is a co-author. */
    @Transactional(readOnly = true)
    public boolean mayWrite(String number, String personId) {
        return process.designTask(number, personId)
                .filter(task -> isWriter(task, number, personId))
                .isPresent();
    }

    /** Whether the person may withdraw the need now. */
    @Transactional(readOnly = true)
    boolean mayWithdraw(Project project, String personId) {
        return project.status().isWithdrawable() && project.raisedBy().equals(personId);
    }

    /**
     * The person uploaded a file to the solution: an author by that (R-PS-6), and since a version's digest covers its files, the
     * latest version is saved anew with the file.
     */
    public void uploaded(String number, String personId) {
        requireWriter(projects.lock(number), personId);
        author(number, personId, Solutions.Part.UPLOADED, personId);
        solutions
                .latest(number)
                .ifPresent(latest -> solutions.add(
                        number,
                        version(number, latest.version() + 1, latest.draft(), latest.recommendation(), personId)));
    }

    Graded gradeProject(String number) {
        var project = projects.grade(number);
        if (project.greenSince() != null) {
            greenChannels.opened(project, project.raisedBy(), clock.instant());
        }
        return new Graded(
                Objects.requireNonNull(project.grade()).name(),
                Boolean.TRUE.equals(project.major()),
                askedFirst(project),
                Objects.requireNonNull(project.firstAnswerDue()));
    }

    /** Who shall answer the need: the decision's support desk, or the centre where the district has no engineer (R-PS-2). */
    @Transactional(readOnly = true)
    SupportDesk askedFirst(Project project) {
        var districtHasEngineer =
                !people.serving(Group.DISTRICT_ENGINEER, project.departmentId()).isEmpty();
        return districtHasEngineer ? Objects.requireNonNull(project.supportDesk()) : SupportDesk.CENTRE;
    }

    /** The manager agrees that an urgent need takes the green channel, or declines (R-PS-11). */
    void greenChannelRuled(String number, boolean agreed, String remark, String personId) {
        projects.joined(number, personId);
        if (agreed) {
            projects.takeGreenChannel(number, remark, personId);
        }
        greenChannels.ruled(
                number,
                agreed ? GreenChannel.State.OPEN : GreenChannel.State.DECLINED,
                remark,
                personId,
                clock.instant());
    }

    void firstAnswer(String number, FirstAnswer answer, String personId) {
        projects.answered(number, answer, personId);
        projects.joined(number, personId);
    }

    void handedUp(String number, String reason, String personId) {
        projects.handedUp(number, reason, personId);
        projects.joined(number, personId);
    }

    void designFinished(String number, String personId) {
        projects.lock(number);
        var latest = solutions.latest(number).orElseThrow(() -> new SolutionMissing(number));
        rounds.latest(number)
                .filter(last -> last.solutionVersion() == latest.version())
                .ifPresent(last -> {
                    throw new SolutionUnchanged(latest.version(), number);
                });
        projects.designedBy(number, personId);
        author(number, personId, Solutions.Part.DESIGNED, personId);
    }

    /** @param canAudit whether the case's model can ask the internal audit */
    OpenedRound openRound(String number, boolean securityDeclared, boolean canAudit, @Nullable String designRemark) {
        var latest = solutions.latest(number).orElseThrow(() -> new SolutionMissing(number));
        var earlier = rounds.all(number);
        var project = projects.get(number);
        var grade = Objects.requireNonNull(project.grade()).name();
        var auditRequired =
                canAudit && settings.get(PresalesSettings.AUDIT_GRADES).contains(grade);
        rounds.open(
                number,
                rounds.next(number),
                latest.version(),
                securityDeclared,
                auditRequired,
                designRemark,
                Objects.requireNonNull(project.designer()),
                clock.instant());
        if (latest.needsRingExpansion()
                && earlier.stream()
                        .map(round -> judged(number, round))
                        .noneMatch(version -> version.needsSameExpansionAs(latest))) {
            expansions.needed(project, Objects.requireNonNull(latest.ipRan()));
        }
        // Nobody may remove the security gate, so what was asked for once is asked for in every later round (R-PS-5).
        return new OpenedRound(
                latest.version(),
                securityDeclared || earlier.stream().anyMatch(ReviewRound::asksForSecurity),
                auditRequired);
    }

    void gateAnswered(
            String number, Gate gate, Verdict verdict, String remark, boolean securityAdded, String personId) {
        var round = rounds.latest(number).orElseThrow();
        var judged = judged(number, round);
        rounds.answer(
                number,
                new GateAnswer(
                        round.round(),
                        gate,
                        judged.version(),
                        judged.digest(),
                        verdict,
                        remark,
                        securityAdded,
                        personId,
                        clock.instant()));
        projects.joined(number, personId);
    }

    /** Whether the person may take the gate's answer back: their own, while the round is not summed up. */
    @Transactional(readOnly = true)
    boolean mayWithdrawAnswer(String number, Gate gate, String personId) {
        return rounds.latest(number)
                .filter(round -> round.outcome() == null)
                .flatMap(round -> round.answer(gate))
                .filter(answer -> answer.by().equals(personId))
                .isPresent();
    }

    void answerWithdrawn(String number, Gate gate, String personId) {
        rounds.answerWithdrawn(number, rounds.latest(number).orElseThrow().round(), gate, personId, clock.instant());
    }

    /** Whether the round may be taken back with the design that opened it: while no gate has answered. */
    @Transactional(readOnly = true)
    boolean mayWithdrawDesign(String number) {
        return rounds.latest(number)
                .filter(round -> round.outcome() == null && round.answers().isEmpty())
                .isPresent();
    }

    void designWithdrawn(String number, String reason, String personId) {
        var round = rounds.latest(number).orElseThrow();
        rounds.withdrawn(number, round.round(), personId, clock.instant());
        if (round.auditRequired()) {
            audits.cancelReview(number, reason, personId);
        }
    }

    /** The internal audit closed: its result is the gate's answer, a failed one counts as rework (R-PS-5). */
    Verdict audited(String number) {
        var audit = audits.lastReview(number).orElseThrow();
        var result = Objects.requireNonNull(audit.result());
        var verdict = result == AuditResult.FAILED ? Verdict.REWORK : Verdict.APPROVE;
        gateAnswered(
                number,
                Gate.AUDIT,
                verdict,
                "%s: %s".formatted(audit.number(), audit.remark()),
                false,
                Objects.requireNonNull(audit.auditor()));
        return verdict;
    }

    Sum sumUpGates(String number) {
        var all = rounds.all(number);
        var round = all.get(all.size() - 1);
        var securityRequired = all.stream().anyMatch(ReviewRound::asksForSecurity);
        var outcome = outcome(round, securityRequired);
        if (outcome != RoundOutcome.SECURITY_MISSING) {
            rounds.summedUp(number, round.round(), outcome, clock.instant());
        }
        if (outcome == RoundOutcome.APPROVED) {
            library.enter(projects.get(number), judged(number, round));
        }
        return new Sum(outcome, remarks(round), securityRequired);
    }

    void rejectionRuled(String number, boolean confirmed, String remark, String personId) {
        var round = rounds.latest(number).orElseThrow();
        rounds.ruled(number, round.round(), confirmed ? "confirm" : "rework", remark, personId, clock.instant());
        projects.joined(number, personId);
        if (confirmed) {
            failed(number, ProjectStatus.REJECTED, remark, personId);
        }
    }

    void continuationDecided(String number, boolean continued, String reason, String personId) {
        var round = rounds.latest(number).orElseThrow();
        rounds.continued(number, round.round(), continued ? "continue" : "stop", reason, personId, clock.instant());
        projects.joined(number, personId);
        if (!continued) {
            failed(number, ProjectStatus.STOPPED, reason, personId);
        }
    }

    /** @param reason why the customer declined, or how the presentation went */
    void customerDecided(String number, String decision, @Nullable String reason, String personId) {
        var status = ProjectStatus.of(decision).orElseThrow();
        if (status == ProjectStatus.LOST) {
            failed(number, status, Objects.requireNonNull(reason), personId);
        } else {
            projects.ended(number, status, reason, personId);
        }
        projects.joined(number, personId);
    }

    /** Gives how often the solution has gone back to its author, this time included. */
    int returnToAuthor(String number) {
        return rounds.returned(number, rounds.latest(number).orElseThrow().round(), clock.instant());
    }

    /** Nothing comes of the project: its pilot stops with it (R-PS-12). */
    private void failed(String number, ProjectStatus how, String reason, String personId) {
        projects.ended(number, how, reason, personId);
        pilots.stopAllOf(number, reason, personId);
    }

    /** Nothing comes of the bid either: the same (R-PS-12, R-BD-7). A missed deadline has no person and no words of one. */
    @EventListener
    void on(BidFailed failed) {
        var number = failed.projectNumber();
        var by = people.find(failed.by()).map(Person::id).orElseGet(() -> projects.get(number)
                .raisedBy());
        pilots.stopAllOf(number, failed.reason() == null ? inBoth("presales.pilot.bidMissed") : failed.reason(), by);
    }

    private SolutionVersion judged(String number, ReviewRound round) {
        return solutions.versions(number).stream()
                .filter(version -> version.version() == round.solutionVersion())
                .findFirst()
                .orElseThrow();
    }

    private static RoundOutcome outcome(ReviewRound round, boolean securityRequired) {
        var asked = EnumSet.of(Gate.TECHNICAL, Gate.COMMERCIAL);
        if (securityRequired) {
            asked.add(Gate.SECURITY);
        }
        if (round.auditRequired()) {
            asked.add(Gate.AUDIT);
        }
        var verdicts = asked.stream()
                .flatMap(gate -> round.answer(gate).stream())
                .map(GateAnswer::verdict)
                .toList();
        if (verdicts.size() < asked.size()) {
            return RoundOutcome.SECURITY_MISSING;
        }
        if (verdicts.contains(Verdict.REJECT)) {
            return RoundOutcome.REJECTED;
        }
        return verdicts.contains(Verdict.REWORK) ? RoundOutcome.REWORK : RoundOutcome.APPROVED;
    }

    /** In both languages, because it becomes part of the case and Tasklist shows it to everybody. */
    private String remarks(ReviewRound round) {
        return round.answers().stream()
                .map(answer -> "%d · %s · %s · %s: %s"
                        .formatted(
                                round.round(),
                                people.nameOf(answer.by()),
                                inBoth(answer.gate().messageKey()),
                                inBoth(answer.verdict().messageKey()),
                                answer.remark()))
                .collect(Collectors.joining("\n"));
    }

    private String inBoth(String key) {
        return texts.getMessage(key, null, Locale.SIMPLIFIED_CHINESE) + " / "
                + texts.getMessage(key, null, Locale.ENGLISH);
    }

    private void requireWriter(Project project, String personId) {
        if (project.status() != ProjectStatus.PRESALES) {
            throw new SolutionNotOpen();
        }
        var task = process.designTask(project.number(), personId).orElseThrow(SolutionNotOpen::new);
        if (!isWriter(task, project.number(), personId)) {
            throw new SolutionNotYours();
        }
    }

    private boolean isWriter(PresalesReviewProcess.DesignTask task, String number, String personId) {
        return personId.equals(task.assignee())
                || solutions
                        .latest(number)
                        .filter(version -> version.coAuthors().contains(personId))
                        .isPresent();
    }

    private Recommendation requireSound(Project project, SolutionDraft draft, String personId) {
        var problems = new ArrayList<>(draft.problems());
        for (var coAuthor : Objects.requireNonNull(draft.coAuthors())) {
            if (people.find(coAuthor).filter(Person::enabled).isEmpty()) {
                problems.add(FieldProblem.of("coAuthors", "presales.problem.coAuthorUnknown", coAuthor));
            }
        }
        if (!problems.isEmpty()) {
            throw new SolutionIncomplete(problems);
        }
        var recommended = recommend(project, draft.ringSlotUse(), draft.coversYear(), personId);
        if (!recommended.technology().id().equals(draft.technology()) && draft.deviationReason() == null) {
            throw new SolutionIncomplete(List.of(FieldProblem.of(
                    "deviationReason",
                    "presales.problem.deviationReason",
                    recommended.technology().id())));
        }
        return recommended;
    }

    private Recommendation recommend(
            Project project, @Nullable BigDecimal ringSlotUse, @Nullable Boolean coversYear, String personId) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("sector", customers.get(project.customerId()).sector().id());
        inputs.put("bandwidthMbps", project.bandwidthMbps());
        inputs.put("securityLevel", project.securityLevel().id());
        inputs.put("area", project.area().id());
        inputs.put("ringSlotUse", ringSlotUse);
        inputs.put("coversYear", coversYear);
        var answer = decisions.decide("accessTechnology", inputs, personId);
        return new Recommendation(
                Technology.of((String) answer.get("technology")), (Boolean) answer.get("needsExpansion"));
    }

    private SolutionVersion version(
            String number, int version, SolutionDraft draft, Recommendation recommended, String personId) {
        var technology = Technology.of(Objects.requireNonNull(draft.technology()));
        var coAuthors = Objects.requireNonNull(draft.coAuthors()).stream()
                .filter(coAuthor -> !coAuthor.equals(personId))
                .toList();
        var deviation = technology == recommended.technology() ? null : draft.deviationReason();
        var files = files(number, personId);
        var ipRan = ring(draft);
        var content = new ArrayList<Object>(Arrays.asList(
                number,
                version,
                draft.summary(),
                draft.ringSlotUse(),
                draft.coversYear(),
                technology,
                recommended,
                deviation,
                draft.investment(),
                draft.annualCost(),
                draft.annualRevenue(),
                coAuthors,
                files));
        if (ipRan != null) {
            content.addAll(Arrays.asList(
                    ipRan.ring(),
                    ipRan.peakLoad(),
                    ipRan.reservedMbps(),
                    ipRan.addedMbps(),
                    ipRan.room(),
                    ipRan.roomReason(),
                    ipRan.state()));
        }
        return new SolutionVersion(
                version,
                Objects.requireNonNull(draft.summary()),
                draft.ringSlotUse(),
                draft.coversYear(),
                technology,
                recommended.technology(),
                recommended.needsExpansion(),
                deviation,
                Objects.requireNonNull(draft.investment()),
                Objects.requireNonNull(draft.annualCost()),
                Objects.requireNonNull(draft.annualRevenue()),
                coAuthors,
                files,
                Solutions.digest(content),
                personId,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                ipRan);
    }

    /** A solution from before the ring was asked for has none, also when a file makes a new version of it. */
    private @Nullable IpRan ring(SolutionDraft draft) {
        if (!draft.joinsARing() || draft.ipRan() == null) {
            return null;
        }
        return draft.ipRan()
                .judgedBy(new IpRan.Limits(
                        settings.get(PresalesSettings.RING_WARN_PERCENT),
                        settings.get(PresalesSettings.RING_EXPANSION_PERCENT),
                        settings.get(PresalesSettings.RING_CAPACITY)));
    }

    /** Digests of all files of the solution, in order. */
    private List<String> files(String number, String personId) {
        return documents.list(number, SolutionDocuments.PURPOSE, personId).stream()
                .map(Document::digest)
                .sorted()
                .toList();
    }

    private void author(String number, String personId, Solutions.Part part, String by) {
        solutions.author(number, personId, part, by, clock.instant());
        projects.joined(number, personId);
    }
}
