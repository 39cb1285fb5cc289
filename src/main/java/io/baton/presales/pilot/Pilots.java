package io.baton.presales.pilot;

import io.baton.customer.Customers;
import io.baton.deadline.Deadlines;
import io.baton.deadline.WorkingCalendar;
import io.baton.people.Act;
import io.baton.people.People;
import io.baton.project.Numbers;
import io.baton.project.Project;
import io.baton.project.Projects;
import io.baton.web.FieldProblem;
import io.baton.web.Times;
import io.baton.worklist.WorkList;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pilots of solutions (R-PS-12): who starts them, how they end, and what was lent for them. */
@Service
@Transactional
public class Pilots {

    private static final int LONGEST_REMARK = 1000;

    /** Until when a pilot runs: the day, and its closing. */
    record End(LocalDate day, Instant due) {}

    private final PilotProcess process;
    private final PilotRecords records;
    private final Projects projects;
    private final Customers customers;
    private final Numbers numbers;
    private final Deadlines deadlines;
    private final People people;
    private final WorkList workList;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Pilots(
            PilotProcess process,
            PilotRecords records,
            Projects projects,
            Customers customers,
            Numbers numbers,
            Deadlines deadlines,
            People people,
            WorkList workList,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.process = process;
        this.records = records;
        this.projects = projects;
        this.customers = customers;
        this.numbers = numbers;
        this.deadlines = deadlines;
        this.people = people;
        this.workList = workList;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** All pilots of a project, the newest first. */
    @Transactional(readOnly = true)
    public List<Pilot> of(String projectNumber) {
        return records.of(projectNumber);
    }

    /** Whether the person starts a pilot of this project now. */
    @Transactional(readOnly = true)
    public boolean mayStart(Project project, String personId) {
        return isStarter(project, personId) && running(project.number()).isEmpty();
    }

    /**
     * Refuses whoever does not start a pilot of this project now.
     *
     * @throws io.baton.project.ProjectUnknown when the person may not read the project
     */
    @Transactional(readOnly = true)
    public void requireStarter(String projectNumber, String personId) {
        requireStarter(projects.read(projectNumber, personId), personId);
    }

    /**
     * Starts a pilot of the project's solution.
     *
     * @return its number, {@code SD-…}
     * @throws PilotIncomplete with every problem
     */
    public String start(String projectNumber, PilotDraft draft, String personId) {
        projects.read(projectNumber, personId);
        var project = projects.lock(projectNumber);
        requireStarter(project, personId);
        var problems = new ArrayList<>(draft.problems());
        if (draft.endsOn() != null) {
            problems.addAll(problemsOfEnd("endsOn", draft.endsOn(), today()));
        }
        if (!problems.isEmpty()) {
            throw new PilotIncomplete(problems);
        }
        var now = now();
        var pilot = new Pilot(
                numbers.next("SD"),
                projectNumber,
                Objects.requireNonNull(draft.scope()),
                Objects.requireNonNull(draft.criteria()),
                Objects.requireNonNull(draft.endsOn()),
                null,
                null,
                Objects.requireNonNull(project.designer()),
                PilotStatus.RUNNING,
                null,
                null,
                null,
                null,
                personId,
                now,
                null);
        records.add(pilot);
        draft.lent().forEach(lent -> records.lend(pilot.number(), lent, personId, now));
        tell("pilotStarted", personId, pilot.number(), null, draft, null);
        process.started(pilot, closing(pilot.endsOn()), project, customers.get(project.customerId()));
        workList.caseChanged(pilot.number());
        return pilot.number();
    }

    /** The project is over: what still runs of its pilots stops; what was lent must still come back (R-PS-9). */
    public void stopAllOf(String projectNumber, String reason, String personId) {
        records.of(projectNumber).stream()
                .filter(pilot -> pilot.status() == PilotStatus.RUNNING)
                .forEach(pilot -> process.stopped(pilot.number(), reason, personId));
    }

    /** The pilot, for a person; to one who may not read it, it does not exist. */
    @Transactional(readOnly = true)
    public Pilot read(String number, String personId) {
        return records.find(number)
                .filter(pilot -> mayRead(pilot, personId))
                .orElseThrow(() -> new PilotUnknown(number));
    }

    /** Whether the person may read the pilot: as its project. */
    @Transactional(readOnly = true)
    public boolean mayRead(String number, String personId) {
        return records.find(number).filter(pilot -> mayRead(pilot, personId)).isPresent();
    }

    @Transactional(readOnly = true)
    List<Equipment> equipment(String number) {
        return records.equipment(number);
    }

    /** Whether the person keeps the pilot's equipment and papers, as long as it is not over. */
    @Transactional(readOnly = true)
    boolean mayKeep(Pilot pilot, String personId) {
        return !pilot.isOver()
                && (pilot.keeper().equals(personId)
                        || projects.get(pilot.projectNumber()).raisedBy().equals(personId)
                        || process.isWith(pilot.number(), personId));
    }

    /** Accounts with a part in the pilot or its project. */
    @Transactional(readOnly = true)
    Set<String> participants(Pilot pilot) {
        var participants = new HashSet<>(projects.participants(pilot.projectNumber()));
        participants.add(pilot.startedBy());
        participants.add(pilot.keeper());
        if (pilot.decidedBy() != null) {
            participants.add(pilot.decidedBy());
        }
        return participants;
    }

    /**
     * One more piece is lent while the pilot runs.
     *
     * @throws PilotIncomplete with every problem of it
     * @throws LendingOver when the pilot is decided
     */
    public void lend(String number, EquipmentDraft draft, String personId) {
        requireKeeper(number, personId);
        if (records.lock(number).status() != PilotStatus.RUNNING) {
            throw new LendingOver();
        }
        var problems = draft.problems(name -> name);
        if (!problems.isEmpty()) {
            throw new PilotIncomplete(problems);
        }
        records.lend(number, draft, personId, now());
        tell("equipmentLent", personId, number, null, draft, null);
    }

    /**
     * A piece came back, or is lost; what is not intact needs a remark.
     *
     * @param condition {@code intact}, {@code damaged} or {@code lost}
     * @throws PilotIncomplete with every problem; a field ends with the piece's number
     * @throws EquipmentReturned when it was marked before
     */
    public void returned(
            String number, int piece, @Nullable String condition, @Nullable String remark, String personId) {
        requireKeeper(number, personId);
        records.lock(number);
        var equipment = records.equipment(number).stream()
                .filter(one -> one.piece() == piece)
                .findFirst()
                .orElseThrow(EquipmentUnknown::new);
        if (!equipment.isOut()) {
            throw new EquipmentReturned();
        }
        var how = Equipment.Condition.of(condition);
        var words = remark == null || remark.isBlank() ? null : remark.strip();
        var problems = new ArrayList<FieldProblem>();
        if (how.isEmpty()) {
            problems.add(FieldProblem.of("condition." + piece, "presales.problem.choose"));
        } else if (how.get() != Equipment.Condition.INTACT && words == null) {
            problems.add(FieldProblem.of("remark." + piece, "presales.problem.conditionRemark"));
        }
        if (words != null && words.length() > LONGEST_REMARK) {
            problems.add(FieldProblem.of("remark." + piece, "presales.problem.tooLong", LONGEST_REMARK));
        }
        if (!problems.isEmpty()) {
            throw new PilotIncomplete(problems);
        }
        records.returned(number, piece, how.orElseThrow(), words, personId, now());
        tell(
                "equipmentReturned",
                personId,
                number,
                Map.of("piece", piece, "what", equipment.what()),
                Map.of("condition", how.orElseThrow().id()),
                words);
    }

    /**
     * The pilot goes on to a later end date, once.
     *
     * @throws PilotExtendedAlready the second time
     * @throws PilotIncomplete when the day is not later, or lies in a year without calendar
     */
    void extended(String number, LocalDate newEnd, String reason, String personId) {
        var pilot = records.lock(number);
        if (pilot.extendedFrom() != null) {
            throw new PilotExtendedAlready(number);
        }
        var today = today();
        var problems = problemsOfEnd("newEndDate", newEnd, pilot.endsOn().isAfter(today) ? pilot.endsOn() : today);
        if (!problems.isEmpty()) {
            throw new PilotIncomplete(problems);
        }
        records.extended(number, newEnd, reason, personId, now());
        projects.joined(pilot.projectNumber(), personId);
        tell("pilotExtended", personId, number, Map.of("endsOn", pilot.endsOn()), Map.of("endsOn", newEnd), reason);
    }

    void decided(String number, PilotOutcome outcome, String remark, String personId) {
        var pilot = records.lock(number);
        records.decided(number, outcome, remark, personId, now());
        projects.joined(pilot.projectNumber(), personId);
        tell("pilotDecided", personId, number, null, Map.of("outcome", outcome.id()), remark);
    }

    void stopped(String number, String reason, String personId) {
        records.lock(number);
        records.decided(number, PilotOutcome.STOP, reason, personId, now());
        tell("pilotStopped", personId, number, null, Map.of("outcome", PilotOutcome.STOP.id()), reason);
    }

    /** Until when the pilot runs now. */
    @Transactional(readOnly = true)
    End end(String number) {
        var day = records.get(number).endsOn();
        return new End(day, closing(day));
    }

    /** Whether something that was lent is still out, now that the pilot is decided and nothing more is lent. */
    boolean conclude(String number) {
        records.lock(number);
        return out(number) > 0;
    }

    /** @throws EquipmentOutstanding when something that was lent has not come back */
    void handedBack(String number, @Nullable String remark, String personId) {
        var pilot = records.lock(number);
        var out = out(number);
        if (out > 0) {
            throw new EquipmentOutstanding(number, out);
        }
        records.handedBack(number, remark, personId, now());
        projects.joined(pilot.projectNumber(), personId);
    }

    void close(String number) {
        records.ended(number, now());
    }

    private int out(String number) {
        return (int) records.equipment(number).stream().filter(Equipment::isOut).count();
    }

    private Optional<Pilot> running(String projectNumber) {
        return records.of(projectNumber).stream()
                .filter(pilot -> !pilot.isOver())
                .findFirst();
    }

    /** From the first answer on there is an engineer whose solution is tried. */
    private static boolean isStarter(Project project, String personId) {
        return project.status().isWithdrawable()
                && project.designer() != null
                && (project.designer().equals(personId) || project.raisedBy().equals(personId));
    }

    private void requireStarter(Project project, String personId) {
        if (!isStarter(project, personId)) {
            throw new PilotNotYours();
        }
        running(project.number()).ifPresent(pilot -> {
            throw new PilotRunning(pilot.number());
        });
    }

    private void requireKeeper(String number, String personId) {
        if (!mayKeep(read(number, personId), personId)) {
            throw new EquipmentNotYours();
        }
    }

    private boolean mayRead(Pilot pilot, String personId) {
        return people.mayRead(
                personId, pilot.number(), projects.get(pilot.projectNumber()).departmentId(), participants(pilot));
    }

    private List<FieldProblem> problemsOfEnd(String field, LocalDate end, LocalDate after) {
        if (!end.isAfter(after)) {
            return List.of(FieldProblem.of(field, "presales.problem.endPassed", after.toString()));
        }
        var calendar = deadlines.calendar();
        // The evaluation's warning is counted in working time from now to the end.
        return IntStream.rangeClosed(today().getYear(), end.getYear())
                .filter(year -> !calendar.knows(year))
                .mapToObj(year -> FieldProblem.of(field, "presales.problem.yearUnknown", String.valueOf(year)))
                .limit(1)
                .toList();
    }

    private static Instant closing(LocalDate day) {
        return day.atTime(WorkingCalendar.CLOSING).atZone(WorkingCalendar.ZONE).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void tell(
            String fact,
            String by,
            String number,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        publisher.publishEvent(new Act("presales." + fact, by, number, "pilot:" + number, before, after, reason));
    }
}
