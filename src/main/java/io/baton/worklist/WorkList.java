package io.baton.worklist;

import io.baton.engine.ActingPerson;
import io.baton.engine.TaskCollisions;
import io.baton.engine.TaskNoLongerOpen;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.people.SeparationOfDuties;
import io.baton.web.Idempotency;
import io.baton.web.Times;
import io.baton.worklist.WorkItemQueries.AskedQuestion;
import io.baton.worklist.WorkItemQueries.CopiedTask;
import io.baton.worklist.WorkItemQueries.StartedCase;
import io.baton.worklist.WorkQuery.Cursor;
import io.baton.worklist.WorkQuery.Tab;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * People's tasks: the lists, one task, and claiming and completing it. What a person may do is decided by the engine layer, the same
 * for every door; what a person may see is decided here.
 */
@Service
public class WorkList {

    private final WorkItemQueries items;
    private final WorkItemKeeper keeper;
    private final People people;
    private final ObjectProvider<Cases> cases;
    private final ObjectProvider<SeparationOfDuties> duties;
    private final ObjectProvider<TaskActions> actions;
    private final TaskService tasks;
    private final ActingPerson acting;
    private final TaskCollisions collisions;
    private final Idempotency idempotency;
    private final Times times;
    private final Clock clock;

    WorkList(
            WorkItemQueries items,
            WorkItemKeeper keeper,
            People people,
            ObjectProvider<Cases> cases,
            ObjectProvider<SeparationOfDuties> duties,
            ObjectProvider<TaskActions> actions,
            TaskService tasks,
            ActingPerson acting,
            TaskCollisions collisions,
            Idempotency idempotency,
            Times times,
            Clock clock) {
        this.items = items;
        this.keeper = keeper;
        this.people = people;
        this.cases = cases;
        this.duties = duties;
        this.actions = actions;
        this.tasks = tasks;
        this.acting = acting;
        this.collisions = collisions;
        this.idempotency = idempotency;
        this.times = times;
        this.clock = clock;
    }

    /**
     * A page of a list.
     *
     * @param next where the next page begins; null on the last one
     */
    public record Page<T>(List<T> rows, @Nullable Cursor next) {

        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What a person may do with a task now.
     *
     * @param claim take it
     * @param unclaim put it back for the others of the group
     * @param complete answer its form
     * @param hindrance leads to the sentence why the person can do nothing, when that is so
     */
    public record Possible(boolean claim, boolean unclaim, boolean complete, @Nullable String hindrance) {}

    /** A page of open or done tasks. */
    public Page<WorkItem> page(WorkQuery query, String personId) {
        try {
            var rows = items.tasks(query, personId, people.reachOf(personId), clock.instant());
            return page(rows, row -> WorkItemQueries.placeOf(row, query));
        } catch (DataIntegrityViolationException unreadableCursor) {
            throw new CursorInvalid();
        }
    }

    /** A page of the cases that the person started. */
    Page<StartedCase> cases(WorkQuery query, String personId) {
        return page(
                items.cases(query, personId),
                row -> new Cursor(List.of(row.startedAt().toString(), row.processInstanceId())));
    }

    /** A page of the tasks that were copied to the person. */
    Page<CopiedTask> copies(WorkQuery query, String personId) {
        try {
            return page(
                    items.copies(query, personId, clock.instant()),
                    row -> new Cursor(List.of(row.at().toString(), row.item().taskId())));
        } catch (DataIntegrityViolationException unreadableCursor) {
            throw new CursorInvalid();
        }
    }

    /** The person looked at the task: a copy of it counts as read. */
    void seen(String taskId, String personId) {
        items.seen(taskId, personId, clock.instant());
    }

    /** How long each list is, exact up to 999. */
    public Map<Tab, Integer> counts(String personId) {
        return items.counts(personId, people.reachOf(personId));
    }

    /** Process ids that the flow filter offers. */
    public List<String> flows() {
        return items.flows();
    }

    /**
     * The task, open or ended.
     *
     * @throws TaskNotFound when there is none that the person may read
     */
    public WorkItem task(String taskId, String personId) {
        return items.find(taskId).filter(item -> mayRead(item, personId)).orElseThrow(TaskNotFound::new);
    }

    /** The newest task of a case's model version, as proof that the person may read the case. */
    Optional<WorkItem> anyOf(String processDefinitionId, String businessKey, String personId) {
        return items.anyOf(processDefinitionId, businessKey).filter(item -> mayRead(item, personId));
    }

    /** Whether the person may add to what is known of the case: auditors and receivers of copies read, and change nothing. */
    boolean mayComment(WorkItem item, String personId) {
        return isOfTheCase(item, personId) && people.doesBusiness(personId);
    }

    /** What the person may do with the task now. */
    public Possible possible(WorkItem item, String personId) {
        if (!item.open()) {
            return new Possible(false, false, false, null);
        }
        var assignee = item.facts().assignee();
        if (assignee != null && !assignee.equals(personId)) {
            return new Possible(false, false, false, "worklist.hindrance.taken");
        }
        if (!item.groups().isEmpty()
                && !people.mayWork(personId, item.groups(), item.facts().departmentId())) {
            return new Possible(false, false, false, "worklist.hindrance.group");
        }
        if (excluded(item).contains(personId)) {
            return new Possible(false, false, false, "worklist.hindrance.fourEyes");
        }
        if (assignee == null) {
            return new Possible(true, false, false, null);
        }
        var isOnBehalf = item.facts().owner() != null;
        return new Possible(false, !item.groups().isEmpty() && !isOnBehalf, true, null);
    }

    /** What the person may do with the task now besides claiming it and answering its form. */
    public List<TaskActions.Action> actions(WorkItem item, String personId) {
        return actions.orderedStream()
                .flatMap(module -> module.offered(item, personId).stream())
                .toList();
    }

    /** Gives the task to the person; nothing happens when the person has it already. */
    public void claim(String taskId, String personId) {
        var item = openTask(taskId, personId);
        if (!personId.equals(item.facts().assignee())) {
            collisions.repeat(
                    taskId,
                    personId,
                    () -> acting.call(personId, () -> {
                        tasks.claim(taskId, personId);
                        return taskId;
                    }));
        }
    }

    /** Puts the person's task back for the others of its group. */
    public void unclaim(String taskId, String personId) {
        openTask(taskId, personId);
        collisions.repeat(
                taskId,
                personId,
                () -> acting.call(personId, () -> {
                    tasks.setAssignee(taskId, null);
                    return taskId;
                }));
    }

    /**
     * Completes the task with what was filled into its form; a task that nobody has is claimed first, one that is worked on for
     * somebody else goes back to them with what was filled in.
     *
     * @param version of the task as the person saw it; null when the caller saw none
     * @param submitted by field key: typed values, or texts as a page sends them
     * @param key makes a repeated request do nothing again
     * @throws TaskChanged when the task was changed since
     * @throws io.baton.engine.TaskNoLongerOpen when somebody else has or did it
     */
    public void complete(
            String taskId,
            @Nullable Integer version,
            Map<String, Object> submitted,
            String personId,
            @Nullable String key) {
        collisions.repeat(
                taskId,
                personId,
                () -> idempotency.once(personId, key, String.class, () -> {
                    var isOnBehalf = locked(taskId, version, personId).facts().owner() != null;
                    acting.run(personId, () -> {
                        if (isOnBehalf) {
                            tasks.resolveTask(taskId, submitted);
                        } else {
                            tasks.complete(taskId, submitted);
                        }
                    });
                    return taskId;
                }));
    }

    /**
     * The open task as the person saw it; others who want to change it wait until the transaction ends.
     *
     * @param version as the person saw it; null when the caller saw none
     * @throws TaskNotFound when there is none that the person may read
     * @throws io.baton.engine.TaskNoLongerOpen when it has ended
     * @throws TaskChanged when the task was changed since
     */
    public WorkItem locked(String taskId, @Nullable Integer version, String personId) {
        var item = lockedAlsoEnded(taskId, personId);
        mustBeOpen(item);
        mustBeAsSeen(item, version);
        return item;
    }

    /** As {@link #locked}, also when it has ended. */
    public WorkItem lockedAlsoEnded(String taskId, @Nullable Integer version, String personId) {
        var item = lockedAlsoEnded(taskId, personId);
        mustBeAsSeen(item, version);
        return item;
    }

    private WorkItem lockedAlsoEnded(String taskId, String personId) {
        return items.lock(taskId).filter(known -> mayRead(known, personId)).orElseThrow(TaskNotFound::new);
    }

    private void mustBeAsSeen(WorkItem item, @Nullable Integer version) {
        if (version != null && version != item.version()) {
            var events = items.events(item.taskId());
            var last = events.get(events.size() - 1);
            throw new TaskChanged(people.nameOf(last.by()), times.minute(last.at()));
        }
    }

    /** Everybody who may take the task: group, department and four eyes (R-OR-1, R-PS-6), by id. */
    public List<Person> takers(WorkItem item) {
        var excluded = excluded(item);
        return item.groups().stream()
                .flatMap(id -> Group.of(id).stream())
                .flatMap(group -> people.serving(group, item.facts().departmentId()).stream())
                .filter(person -> !excluded.contains(person.id()))
                .distinct()
                .sorted(Comparator.comparing(Person::id))
                .toList();
    }

    /** Enabled people who started the case or have a part in it, by id. */
    public List<Person> peopleOf(WorkItem item) {
        var ids = new TreeSet<>(participants(item.facts().businessKey()));
        ids.add(item.startedBy());
        return ids.stream()
                .flatMap(id -> people.find(id).stream())
                .filter(Person::enabled)
                .filter(person -> !person.groups().isEmpty())
                .toList();
    }

    /** Questions for more material that wait for the person, the oldest first. */
    List<AskedQuestion> asked(String personId) {
        return items.asked(personId);
    }

    /** Whether the person started the case, has a part in it, or did one of its steps. */
    public boolean hasPart(WorkItem item, String personId) {
        return personId.equals(item.startedBy())
                || participants(item.facts().businessKey()).contains(personId)
                || items.didAStep(item.facts().processInstanceId(), personId);
    }

    /** The next task that the person has, in the order of the list. */
    public Optional<WorkItem> next(String personId) {
        return page(WorkQuery.of(Tab.MINE), personId).rows().stream().findFirst();
    }

    /** Brings what lists show of a case up to date; the module that owns the case calls it after a change. */
    public void caseChanged(String businessKey) {
        keeper.summarise(businessKey);
    }

    /**
     * Whoever wants to do an open task of the case waits until the transaction ends. Call it before the case's own row is locked:
     * completing a task locks in this order, and two orders would lock each other out.
     */
    public void keepStill(String businessKey) {
        items.lockCase(businessKey);
    }

    private WorkItem openTask(String taskId, String personId) {
        var item = task(taskId, personId);
        mustBeOpen(item);
        return item;
    }

    private void mustBeOpen(WorkItem item) {
        if (item.open() || item.endedAt() == null || item.endedBy() == null) {
            return;
        }
        throw item.status() == WorkItem.Status.COMPLETED
                ? TaskNoLongerOpen.completed(
                        item.taskId(), item.endedBy(), people.nameOf(item.endedBy()), item.endedAt())
                : TaskNoLongerOpen.removed(item.taskId(), item.endedAt());
    }

    boolean mayRead(WorkItem item, String personId) {
        return isOfTheCase(item, personId)
                || people.isShown(personId, item.facts().businessKey());
    }

    /** Not only because it was copied to them. */
    private boolean isOfTheCase(WorkItem item, String personId) {
        return personId.equals(item.facts().assignee())
                || personId.equals(item.endedBy())
                || personId.equals(item.startedBy())
                || people.mayWork(personId, item.groups(), item.facts().departmentId())
                || people.mayRead(
                        personId,
                        item.facts().departmentId(),
                        participants(item.facts().businessKey()));
    }

    private Set<String> participants(String businessKey) {
        return cases.orderedStream()
                .map(module -> module.find(businessKey))
                .flatMap(Optional::stream)
                .findFirst()
                .map(CaseSummary::participants)
                .orElse(Set.of());
    }

    private Set<String> excluded(WorkItem item) {
        var duty = item.properties().get("baton.fourEyes");
        if (duty == null) {
            return Set.of();
        }
        var excluded = new HashSet<String>();
        duties.orderedStream()
                .filter(rule -> rule.duty().equals(duty))
                .forEach(rule -> excluded.addAll(rule.excluded(item.facts().businessKey())));
        return excluded;
    }

    private static <T> Page<T> page(List<T> rows, Function<T, Cursor> place) {
        if (rows.size() <= WorkItemQueries.PAGE) {
            return new Page<>(rows, null);
        }
        var shown = new ArrayList<>(rows.subList(0, WorkItemQueries.PAGE));
        return new Page<>(shown, place.apply(shown.get(shown.size() - 1)));
    }
}
