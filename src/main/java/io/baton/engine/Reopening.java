package io.baton.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Lets a completed user task wait again, in one modification of the case: what its completion opened goes away, called cases among it,
 * or the token that waits at the join behind it. Whether that is right, the caller has decided.
 */
@Component
public class Reopening {

    private static final String USER_TASK = "userTask";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final OpenTasks openTasks;
    private final ActingPerson acting;

    Reopening(
            RuntimeService runtime,
            TaskService tasks,
            RepositoryService repository,
            OpenTasks openTasks,
            ActingPerson acting) {
        this.openTasks = openTasks;
        this.runtime = runtime;
        this.tasks = tasks;
        this.repository = repository;
        this.acting = acting;
    }

    /** The instance of the completed task and those that it called and that still run, at any depth. */
    public Set<String> instances(TaskFacts completed, String personId) {
        return acting.call(
                personId, () -> withCalled(completed.processInstanceId()).collect(Collectors.toSet()));
    }

    private Stream<String> withCalled(String processInstanceId) {
        return Stream.concat(
                Stream.of(processInstanceId),
                calledBy(processInstanceId).stream().flatMap(called -> withCalled(called.getId())));
    }

    /**
     * Whether the case stands where the completion left it. What waits beside the completion stays.
     *
     * @param opened ids of the tasks that the completion opened, also in cases that it called; none when it led to a join
     */
    public boolean isPossible(TaskFacts completed, Set<String> opened, String personId) {
        return acting.call(personId, () -> !tokens(completed, opened).isEmpty());
    }

    /**
     * Lets the task wait again, with the person who completed it.
     *
     * @param opened as in {@link #isPossible}
     * @return the id of the task that waits now
     * @throws TaskNoLongerOpen when the case has moved on
     */
    public String reopen(TaskFacts completed, Set<String> opened, String personId) {
        return acting.call(personId, () -> {
            var tokens = tokens(completed, opened);
            if (tokens.isEmpty()) {
                throw TaskNoLongerOpen.movedOn(completed.taskId());
            }
            var others = waiting(completed).map(Task::getId).collect(Collectors.toSet());
            // Begin before the rest goes: a case without any token would end.
            var modification = runtime.createProcessInstanceModification(completed.processInstanceId())
                    .startBeforeActivity(completed.elementId());
            tokens.forEach(modification::cancelActivityInstance);
            try {
                modification.execute();
            } catch (NotValidException overtaken) {
                // Somebody moved a token between the look and the change.
                throw new OptimisticLockingFailureException(String.valueOf(overtaken.getMessage()), overtaken);
            }
            var again = waiting(completed)
                    .filter(task -> !others.contains(task.getId()))
                    .findFirst()
                    .orElseThrow();
            if (!personId.equals(again.getAssignee())) {
                tasks.setAssignee(again.getId(), personId);
            }
            // Taking it back gains no time.
            if (completed.dueAt() != null) {
                openTasks.changeDue(
                        again.getId(),
                        new TaskDueTimes.Due(
                                completed.dueAt(), Objects.requireNonNullElse(completed.warnAt(), completed.dueAt())),
                        personId);
            }
            return again.getId();
        });
    }

    /** The tokens that the completion left, or none when one of them is no longer there. */
    private List<String> tokens(TaskFacts completed, Set<String> opened) {
        var instance = runtime.getActivityInstance(completed.processInstanceId());
        if (instance == null) {
            return List.of();
        }
        if (opened.isEmpty()) {
            // Tokens at one join are alike, so any of them may be taken away.
            return joinsBehind(completed).stream()
                    .flatMap(join -> Stream.of(instance.getActivityInstances(join)))
                    .map(ActivityInstance::getId)
                    .limit(1)
                    .toList();
        }
        var found = new HashSet<String>();
        var tokens = new ArrayList<String>();
        for (var token : ends(instance)) {
            var behind = tasksBehind(token);
            var ids = behind.stream().map(Task::getId).toList();
            if (!ids.isEmpty() && opened.containsAll(ids)) {
                found.addAll(ids);
                tokens.add(token.getId());
            } else if (!isBeside(token, behind, completed)) {
                // It may come from the completion too: a job, an event, a called case that has moved on, what a job
                // opened.
                return List.of();
            }
        }
        return found.equals(opened) ? tokens : List.of();
    }

    /** Whether a task waits there that is older than the completion. */
    private static boolean isBeside(ActivityInstance token, List<Task> behind, TaskFacts completed) {
        return USER_TASK.equals(token.getActivityType())
                && behind.stream()
                        .noneMatch(task -> task.getCreateTime().toInstant().isAfter(completed.createdAt()));
    }

    /** Where the instance stands, without the scopes around; the scope itself where a step is only about to begin. */
    private static List<ActivityInstance> ends(ActivityInstance instance) {
        if (instance.getChildTransitionInstances().length > 0 || instance.getChildActivityInstances().length == 0) {
            return List.of(instance);
        }
        return Stream.of(instance.getChildActivityInstances())
                .flatMap(child -> ends(child).stream())
                .toList();
    }

    /** The task at which the token stands, or all those of the case that is called there; none when that waits for something else. */
    private List<Task> tasksBehind(ActivityInstance token) {
        var executions = Set.of(token.getExecutionIds());
        if (USER_TASK.equals(token.getActivityType())) {
            return tasks
                    .createTaskQuery()
                    .processInstanceId(token.getProcessInstanceId())
                    .taskDefinitionKey(token.getActivityId())
                    .list()
                    .stream()
                    .filter(task -> executions.contains(task.getExecutionId()))
                    .toList();
        }
        var behind = calledBy(token.getProcessInstanceId()).stream()
                .filter(called -> executions.contains(((ExecutionEntity) called).getSuperExecutionId()))
                .flatMap(called -> Stream.ofNullable(runtime.getActivityInstance(called.getId())))
                .flatMap(called -> ends(called).stream())
                .map(this::tasksBehind)
                .toList();
        return behind.stream().anyMatch(List::isEmpty)
                ? List.of()
                : behind.stream().flatMap(List::stream).toList();
    }

    private List<ProcessInstance> calledBy(String processInstanceId) {
        return runtime.createProcessInstanceQuery()
                .superProcessInstanceId(processInstanceId)
                .list();
    }

    private List<String> joinsBehind(TaskFacts completed) {
        FlowNode element = repository
                .getBpmnModelInstance(completed.processDefinitionId())
                .getModelElementById(completed.elementId());
        return element.getOutgoing().stream()
                .map(SequenceFlow::getTarget)
                .filter(target -> target instanceof ParallelGateway || target instanceof InclusiveGateway)
                .filter(target -> target.getIncoming().size() > 1)
                .map(FlowNode::getId)
                .toList();
    }

    private Stream<Task> waiting(TaskFacts completed) {
        return tasks
                .createTaskQuery()
                .processInstanceId(completed.processInstanceId())
                .taskDefinitionKey(completed.elementId())
                .list()
                .stream();
    }
}
