package io.baton.supervision;

import io.baton.engine.TaskFacts;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.project.Numbers;
import io.baton.web.Times;
import io.baton.worklist.WorkList;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Supervision of the tasks of all flows: warn, assign, handle, check, close (R-SL-4, R-SL-6). */
@Service
@Transactional
public class Supervision {

    static final int PAGE = 50;

    /** Who opens the orders of overdue tasks. */
    static final String SYSTEM = "system:supervision";

    private static final int LONGEST_REASON = 1000;

    /**
     * What beginning a handling says to the flow.
     *
     * @param formerRemark why the handling before was sent back; null in the first round
     */
    record Handling(@Nullable String handler, @Nullable String formerRemark) {}

    private final SupervisionProcess process;
    private final SupervisionRecords records;
    private final SupervisionReaders readers;
    private final SupervisionNotices notices;
    private final WorkList workList;
    private final Numbers numbers;
    private final People people;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Supervision(
            SupervisionProcess process,
            SupervisionRecords records,
            SupervisionReaders readers,
            SupervisionNotices notices,
            WorkList workList,
            Numbers numbers,
            People people,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.process = process;
        this.records = records;
        this.readers = readers;
        this.notices = notices;
        this.workList = workList;
        this.numbers = numbers;
        this.people = people;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * A supervisor takes up an open task before it is overdue, or one that was overdue before Baton supervised (R-SL-6).
     *
     * @return the order's number
     * @throws io.baton.worklist.TaskNotFound when there is no such task, or none that the person may read
     * @throws io.baton.engine.TaskNoLongerOpen when it has ended
     * @throws NotASupervisor when the person is no supervisor for the task's department
     * @throws OrderSupervised when it is a task of supervision itself
     * @throws ReasonMissing without a reason of up to 1000 characters
     * @throws OrderOpenAlready when the task has an open order
     */
    public String openByHand(String taskId, @Nullable String reason, String personId) {
        var task = workList.locked(taskId, null, personId).facts();
        if (!maySupervise(task.departmentId(), personId)) {
            throw new NotASupervisor();
        }
        if (isOurs(task)) {
            throw new OrderSupervised();
        }
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new ReasonMissing();
        }
        records.openOf(taskId).ifPresent(number -> {
            throw new OrderOpenAlready(number);
        });
        var isLate = task.dueAt() != null && !now().isBefore(task.dueAt());
        var order = order(task, reason.strip(), isLate ? task.dueAt() : null, personId);
        if (!records.add(order)) {
            throw new OrderOpenAlready(records.openOf(taskId).orElse(""));
        }
        begin(order);
        return order.number();
    }

    /** The task is overdue: it gets its order, unless a supervisor was faster or it is a task of supervision itself (R-SL-4). */
    void overdue(TaskFacts task) {
        if (isOurs(task)) {
            return;
        }
        if (records.openOf(task.taskId()).isEmpty()) {
            var order = order(task, null, task.dueAt() == null ? now() : task.dueAt(), SYSTEM);
            if (records.add(order)) {
                begin(order);
                return;
            }
        }
        records.openOf(task.taskId())
                .ifPresent(
                        number -> records.overdue(number, task.dueAt() == null ? now() : task.dueAt(), SYSTEM, now()));
    }

    private SupervisionOrder order(TaskFacts task, @Nullable String reason, @Nullable Instant overdueAt, String by) {
        return new SupervisionOrder(
                numbers.next("DB"),
                task.taskId(),
                task.name(),
                task.nameEn(),
                task.dueAt(),
                task.assignee(),
                task.businessKey(),
                task.departmentId(),
                reason,
                overdueAt,
                OrderStatus.ASSIGNING,
                proposedHandler(task),
                null,
                null,
                null,
                null,
                null,
                by,
                now(),
                null);
    }

    /** Who has the task or, when nobody has it, the department's manager (R-OR-1). */
    private @Nullable String proposedHandler(TaskFacts task) {
        return Optional.ofNullable(task.assignee())
                .flatMap(people::find)
                .filter(Person::enabled)
                .map(Person::id)
                .or(() -> people.headOf(task.departmentId()))
                .orElse(null);
    }

    private void begin(SupervisionOrder order) {
        var opened = new HashMap<String, Object>();
        opened.put("task", order.taskId());
        opened.put("name", order.taskName());
        opened.put("case", order.caseNumber());
        opened.put("due", order.taskDueAt());
        opened.put("holder", order.holder());
        tell("orderOpened", order.openedBy(), order.number(), null, opened, order.reason());
        process.started(order.number(), notices.warning(order), order.openedBy());
    }

    private static boolean isOurs(TaskFacts task) {
        return task.processKey().equals(SupervisionProcess.PROCESS);
    }

    void warn(String number) {
        notices.warn(records.get(number));
    }

    /**
     * Chooses who is to handle the order, before it is assigned.
     *
     * @throws OrderUnknown when there is none that the person may read
     * @throws OrderAssignedAlready when it is assigned
     * @throws HandlerNotYours when the person has not claimed the step
     * @throws HandlerUnknown when the account can't sign in or does no business
     */
    public void chooseHandler(String number, @Nullable String handler, String personId) {
        read(number, personId);
        // Who completes the assignment meanwhile comes first or after: the order names who has the step.
        workList.keepStill(number);
        var order = records.get(number);
        if (order.status() != OrderStatus.ASSIGNING) {
            throw new OrderAssignedAlready();
        }
        if (!process.assigns(number, personId)) {
            throw new HandlerNotYours();
        }
        if (handler == null
                || possibleHandlers().stream().noneMatch(person -> person.id().equals(handler))) {
            throw new HandlerUnknown();
        }
        records.handler(number, handler, personId, now());
        tell("handlerChosen", personId, number, order.handler(), handler, null);
    }

    /** @throws HandlerMissing when nobody was chosen */
    void assigned(String number, String instruction, String personId) {
        if (records.get(number).handler() == null) {
            throw new HandlerMissing(number);
        }
        records.assigned(number, instruction, personId, now());
    }

    Handling openHandling(String number) {
        var order = records.get(number);
        var rounds = records.rounds(number);
        var last = last(rounds);
        records.addRound(number, rounds.size() + 1, order.handler(), by(order, last), now());
        records.status(number, OrderStatus.HANDLING, by(order, last), now());
        return new Handling(order.handler(), last.map(SupervisionRound::remark).orElse(null));
    }

    /** @throws PromisePassed when the promised day is before today */
    void handled(String number, String cause, String measure, LocalDate promisedOn, String personId) {
        if (promisedOn.isBefore(now().atZone(Times.ZONE).toLocalDate())) {
            throw new PromisePassed();
        }
        records.handled(number, cause, measure, promisedOn, personId, now());
        records.status(number, OrderStatus.CHECKING, personId, now());
    }

    void accepted(String number, int mark, String evaluation, String personId) {
        records.checked(number, true, mark, evaluation, personId, now());
    }

    /** @throws HandlerMissing when there is nobody to whom it could go back */
    void sentBack(String number, String remark, String personId) {
        if (records.get(number).handler() == null) {
            throw new HandlerMissing(number);
        }
        records.checked(number, false, null, remark, personId, now());
    }

    /** The supervised task ended: an order that waits for its assignment or handling goes on; one that is being checked only knows. */
    void ended(TaskFacts task, TaskEnd end, String by) {
        records.openOf(task.taskId())
                .filter(number -> !process.taskEnded(number, end, by))
                .ifPresent(number -> keepTaskEnd(number, end, by));
    }

    /** Keeps how the task ended; its completion is the handling, because what the order was opened for is done. */
    void recordTaskEnd(String number, TaskEnd end, String by) {
        keepTaskEnd(number, end, by);
        if (end == TaskEnd.COMPLETED) {
            if (records.rounds(number).isEmpty()) {
                var handler = people.find(by).map(Person::id).orElse(null);
                if (handler != null) {
                    records.handler(number, handler, by, now());
                }
                records.addRound(number, 1, handler, by, now());
            }
            records.handled(number, null, null, null, by, now());
            records.status(number, OrderStatus.CHECKING, by, now());
        }
    }

    private void keepTaskEnd(String number, TaskEnd end, String by) {
        records.taskEnded(number, end, by, now());
        tell("taskEnded", by, number, null, end.id(), null);
    }

    void close(String number) {
        var order = records.get(number);
        var rounds = records.rounds(number);
        var last = last(rounds);
        var now = now();
        records.closed(number, by(order, last), now);
        var closed = new HashMap<String, Object>();
        closed.put("inTime", rounds.stream().allMatch(round -> round.inTimeAt(now)));
        closed.put("mark", last.map(SupervisionRound::mark).orElse(null));
        closed.put("taskEnd", order.taskEnd() == null ? null : order.taskEnd().id());
        tell(
                "orderClosed",
                by(order, last),
                number,
                null,
                closed,
                last.map(SupervisionRound::remark).orElse(null));
        last.filter(round -> round.mark() != null).ifPresent(round -> notices.evaluated(order, round));
    }

    /** Who brought the order where it is. */
    private static String by(SupervisionOrder order, Optional<SupervisionRound> last) {
        return last.map(SupervisionRound::checkedBy)
                .or(() -> Optional.ofNullable(order.taskEndedBy()))
                .orElse(SYSTEM);
    }

    /** The order's step that waits now is due then. */
    void due(String number, boolean handling, @Nullable Instant dueAt) {
        records.due(number, handling, dueAt);
    }

    /** The order, for a person; to one who may not read it, it does not exist. */
    @Transactional(readOnly = true)
    public SupervisionOrder read(String number, String personId) {
        return records.find(number)
                .filter(order -> readers.mayRead(order, personId))
                .orElseThrow(() -> new OrderUnknown(number));
    }

    /** The open order of a task, if the person may read it. */
    @Transactional(readOnly = true)
    public Optional<SupervisionOrder> openOf(String taskId, String personId) {
        return records.openOf(taskId).map(records::get).filter(order -> readers.mayRead(order, personId));
    }

    /** The rounds of an order, the first first. */
    @Transactional(readOnly = true)
    public List<SupervisionRound> rounds(String number) {
        return records.rounds(number);
    }

    /** Whether the person supervises work of the department (R-OR-1). */
    @Transactional(readOnly = true)
    public boolean maySupervise(String departmentId, String personId) {
        return people.mayWork(personId, Set.of(Group.SUPERVISOR.id()), departmentId);
    }

    /** Whether the person chooses the handler now. */
    @Transactional(readOnly = true)
    public boolean mayChoose(SupervisionOrder order, String personId) {
        return order.status() == OrderStatus.ASSIGNING && process.assigns(order.number(), personId);
    }

    /** Everybody who does business. */
    @Transactional(readOnly = true)
    public List<Person> possibleHandlers() {
        return people.inBusiness();
    }

    /**
     * Orders that the person reads; one more than a page when there are more.
     *
     * @param closed closed ones, the newest first; otherwise open ones, the latest first
     * @param after the number that the page before ended with
     */
    @Transactional(readOnly = true)
    public List<OrderRow> search(
            @Nullable String text,
            boolean closed,
            @Nullable String department,
            @Nullable String after,
            String personId) {
        return records.search(
                text(text), closed, text(department), text(after), personId, people.reachOf(personId), now(), PAGE + 1);
    }

    /** How many of the orders opened in the month, in the departments whose work the person reads, were handled in time (K-4). */
    @Transactional(readOnly = true)
    public Timeliness timeliness(YearMonth month, @Nullable String department, String personId) {
        return records.timeliness(
                month.atDay(1).atStartOfDay(Times.ZONE).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(Times.ZONE).toInstant(),
                people.reachOf(personId),
                text(department),
                now());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static Optional<SupervisionRound> last(List<SupervisionRound> rounds) {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
    }

    private void tell(
            String fact,
            String by,
            String number,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        publisher.publishEvent(
                new Act("supervision." + fact, by, number, "supervision:" + number, before, after, reason));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
