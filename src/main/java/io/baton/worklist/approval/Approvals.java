package io.baton.worklist.approval;

import io.baton.engine.ActingPerson;
import io.baton.engine.TaskCollisions;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.setting.Settings;
import io.baton.web.Idempotency;
import io.baton.web.Times;
import io.baton.worklist.CompletionWithdrawn;
import io.baton.worklist.TaskActions;
import io.baton.worklist.TaskCopied;
import io.baton.worklist.TaskDelegated;
import io.baton.worklist.TaskRecalled;
import io.baton.worklist.TaskTransferred;
import io.baton.worklist.TaskUrged;
import io.baton.worklist.WorkItem;
import io.baton.worklist.WorkList;
import io.baton.worklist.approval.OperationLog.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Approval operations: each one only where the rules allow it, with a reason, in one transaction with its history and its evidence.
 */
@Service
class Approvals implements TaskActions {

    private final WorkList workList;
    private final Copies copies;
    private final Withdrawals withdrawals;
    private final Materials materials;
    private final OperationLog log;
    private final People people;
    private final Settings settings;
    private final TaskService tasks;
    private final ActingPerson acting;
    private final TaskCollisions collisions;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher publisher;
    private final Times times;
    private final Clock clock;

    Approvals(
            WorkList workList,
            Copies copies,
            Withdrawals withdrawals,
            Materials materials,
            OperationLog log,
            People people,
            Settings settings,
            TaskService tasks,
            ActingPerson acting,
            TaskCollisions collisions,
            Idempotency idempotency,
            ApplicationEventPublisher publisher,
            Times times,
            Clock clock) {
        this.workList = workList;
        this.copies = copies;
        this.withdrawals = withdrawals;
        this.materials = materials;
        this.log = log;
        this.people = people;
        this.settings = settings;
        this.tasks = tasks;
        this.acting = acting;
        this.collisions = collisions;
        this.idempotency = idempotency;
        this.publisher = publisher;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public List<Action> offered(WorkItem item, String personId) {
        return Stream.of(Operation.values())
                .filter(operation -> isAllowed(operation, item, personId))
                .map(operation -> operation.on(item.taskId()))
                .toList();
    }

    /** Whether the rules allow the person the operation now. */
    boolean isAllowed(Operation operation, WorkItem item, String personId) {
        var isTheirs = item.open() && personId.equals(item.facts().assignee());
        var isOwners = item.open() && personId.equals(item.facts().owner());
        return switch (operation) {
            case TRANSFER, DELEGATION ->
                isTheirs && item.facts().owner() == null && !item.groups().isEmpty();
            case RECALL -> isOwners;
            case COPY -> mayCopy(item, personId) && people.doesBusiness(personId);
            case MATERIAL -> isTheirs && !materials.isAwaited(item.taskId());
            case WITHDRAWAL -> withdrawals.isPossible(item, personId);
            case URGE ->
                item.open()
                        && !isTheirs
                        && (isOwners || workList.hasPart(item, personId))
                        && people.doesBusiness(personId);
        };
    }

    /** An open task is still its assignee's and starter's to show; what was done, everybody's who took part in the case. */
    private boolean mayCopy(WorkItem item, String personId) {
        return switch (item.status()) {
            case OPEN -> personId.equals(item.facts().assignee()) || personId.equals(item.startedBy());
            case COMPLETED -> workList.hasPart(item, personId);
            case REMOVED, WITHDRAWN -> false;
        };
    }

    /** Toward whom the person may do the operation, by id. */
    List<Person> receivers(Operation operation, WorkItem item, String personId) {
        var offered =
                switch (operation) {
                    case TRANSFER, DELEGATION -> workList.takers(item).stream();
                    case COPY -> {
                        var known = copies.of(item.taskId());
                        yield people.all().stream()
                                .filter(person ->
                                        person.enabled() && !person.groups().isEmpty())
                                .filter(person -> !known.contains(person.id()));
                    }
                    case MATERIAL -> workList.peopleOf(item).stream();
                    case RECALL, URGE, WITHDRAWAL -> Stream.<Person>empty();
                };
        return offered.filter(person -> !person.id().equals(personId)).toList();
    }

    /** 转办: the task becomes the receiver's for good. */
    void transfer(Intent intent, @Nullable String to) {
        perform(Operation.TRANSFER, intent, item -> {
            var reason = intent.requiredReason();
            var receiver = receiver(Operation.TRANSFER, item, intent.by(), to);
            log.note(item, Kind.TRANSFERRED, intent.by(), receiver, reason);
            log.act(
                    item,
                    Kind.TRANSFERRED,
                    intent.by(),
                    Map.of("assignee", intent.by()),
                    Map.of("assignee", receiver),
                    reason);
            acting.run(intent.by(), () -> tasks.setAssignee(item.taskId(), receiver));
            publisher.publishEvent(
                    new TaskTransferred(workList.task(item.taskId(), receiver).facts(), intent.by(), receiver, reason));
        });
    }

    /** 委派: the receiver works on the task and gives it back to its owner, who completes it. */
    void delegate(Intent intent, @Nullable String to) {
        perform(Operation.DELEGATION, intent, item -> {
            var reason = intent.requiredReason();
            var receiver = receiver(Operation.DELEGATION, item, intent.by(), to);
            log.note(item, Kind.DELEGATED, intent.by(), receiver, reason);
            log.act(
                    item,
                    Kind.DELEGATED,
                    intent.by(),
                    Map.of("assignee", intent.by()),
                    Map.of("assignee", receiver, "owner", intent.by()),
                    reason);
            acting.run(intent.by(), () -> tasks.delegateTask(item.taskId(), receiver));
            publisher.publishEvent(
                    new TaskDelegated(workList.task(item.taskId(), receiver).facts(), intent.by(), receiver, reason));
        });
    }

    /** 收回委派: the task comes back to its owner before the receiver has given it back. */
    void recall(Intent intent) {
        perform(Operation.RECALL, intent, item -> {
            var reason = intent.requiredReason();
            var from = Objects.requireNonNull(item.facts().assignee());
            log.note(item, Kind.RECALLED, intent.by(), from, reason);
            log.act(
                    item,
                    Kind.RECALLED,
                    intent.by(),
                    Map.of("assignee", from, "owner", intent.by()),
                    Map.of("assignee", intent.by()),
                    reason);
            acting.run(intent.by(), () -> tasks.resolveTask(item.taskId()));
            publisher.publishEvent(
                    new TaskRecalled(workList.task(item.taskId(), intent.by()).facts(), intent.by(), from, reason));
        });
    }

    /** Asks somebody of the case for more material; the task's clock stops until the answer or the question's withdrawal. */
    void ask(Intent intent, @Nullable String of) {
        perform(Operation.MATERIAL, intent, item -> {
            var question = intent.requiredReason();
            materials.ask(item, receiver(Operation.MATERIAL, item, intent.by(), of), question, intent.by());
        });
    }

    /**
     * 撤回: the person's last completion is taken back while the next step is untouched.
     *
     * @return the id of the task that waits again, with the same person
     */
    String withdraw(Intent intent) {
        return Objects.requireNonNull(collisions.repeat(
                intent.taskId(),
                () -> idempotency.once(intent.by(), intent.key(), String.class, () -> {
                    var item = workList.lockedAlsoEnded(intent.taskId(), intent.version(), intent.by());
                    require(Operation.WITHDRAWAL, item, intent.by());
                    var reason = intent.requiredReason();
                    var again = withdrawals.withdraw(item, intent.by(), reason);
                    log.note(item, Kind.COMPLETION_WITHDRAWN, intent.by(), null, reason);
                    log.act(
                            item,
                            Kind.COMPLETION_WITHDRAWN,
                            intent.by(),
                            Map.of("status", "COMPLETED"),
                            Map.of("status", "WITHDRAWN", "again", again),
                            reason);
                    publisher.publishEvent(new CompletionWithdrawn(item.facts(), intent.by(), again, reason));
                    return again;
                })));
    }

    /** 抄送: the receivers may read the case, and do nothing in it. */
    void copy(Intent intent, Collection<String> to) {
        perform(Operation.COPY, intent, item -> {
            var reason = intent.requiredReason();
            var receivers = receivers(item, intent.by(), to);
            receivers.forEach(receiver -> {
                copies.add(item.taskId(), receiver, reason, intent.by());
                log.note(item, Kind.COPIED, intent.by(), receiver, reason);
            });
            log.act(item, Kind.COPIED, intent.by(), null, Map.of("to", List.copyOf(receivers)), reason);
            publisher.publishEvent(new TaskCopied(item.facts(), intent.by(), receivers, reason));
        });
    }

    /** 催办: who has the task, or everybody who may take it, is asked for it. */
    void urge(Intent intent) {
        perform(Operation.URGE, intent, item -> {
            var reason = intent.requiredReason();
            var pause = Duration.ofMinutes(settings.get(ApprovalSettings.URGE_PAUSE));
            log.last(item.taskId(), Kind.URGED).ifPresent(last -> {
                var again = last.at().plus(pause);
                if (clock.instant().isBefore(again)) {
                    throw new UrgedTooSoon(
                            people.nameOf(last.by()), times.minute(last.at()), times.minute(roundedUp(again)));
                }
            });
            var assignee = item.facts().assignee();
            var to = assignee != null
                    ? Set.of(assignee)
                    : workList.takers(item).stream().map(Person::id).collect(Collectors.toSet());
            log.note(item, Kind.URGED, intent.by(), assignee, reason);
            log.act(item, Kind.URGED, intent.by(), null, Map.of("to", List.copyOf(new TreeSet<>(to))), reason);
            publisher.publishEvent(new TaskUrged(item.facts(), intent.by(), to, reason));
        });
    }

    private void perform(Operation operation, Intent intent, Consumer<WorkItem> work) {
        collisions.repeat(
                intent.taskId(),
                () -> idempotency.once(intent.by(), intent.key(), Boolean.class, () -> {
                    var item = operation.isOfEndedTasksToo()
                            ? workList.lockedAlsoEnded(intent.taskId(), intent.version(), intent.by())
                            : workList.locked(intent.taskId(), intent.version(), intent.by());
                    require(operation, item, intent.by());
                    work.accept(item);
                    return true;
                }));
    }

    private void require(Operation operation, WorkItem item, String personId) {
        if (isAllowed(operation, item, personId)) {
            return;
        }
        if (operation.isForAssignee()) {
            collisions.hindrance(item.taskId(), personId).ifPresent(refusal -> {
                throw refusal;
            });
        }
        throw new OperationRefused(operation);
    }

    private String receiver(Operation operation, WorkItem item, String personId, @Nullable String to) {
        if (to == null || to.isBlank()) {
            throw new OperationInvalid("to", "worklist.problem.receiverMissing");
        }
        return receivers(operation, item, personId).stream()
                .map(Person::id)
                .filter(to::equals)
                .findFirst()
                .orElseThrow(() ->
                        new OperationInvalid("to", operation.messageKey() + ".receiverRefused", people.nameOf(to)));
    }

    private Set<String> receivers(WorkItem item, String personId, Collection<String> to) {
        if (to.isEmpty()) {
            throw new OperationInvalid("to", "worklist.problem.receiverMissing");
        }
        var offered = receivers(Operation.COPY, item, personId).stream()
                .map(Person::id)
                .collect(Collectors.toSet());
        to.stream().filter(id -> !offered.contains(id)).findFirst().ifPresent(id -> {
            throw new OperationInvalid("to", Operation.COPY.messageKey() + ".receiverRefused", people.nameOf(id));
        });
        return new TreeSet<>(to);
    }

    /** Times are read by the minute; a minute that is told as possible must be. */
    private static Instant roundedUp(Instant instant) {
        var minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(instant) ? minute : minute.plusSeconds(60);
    }
}
