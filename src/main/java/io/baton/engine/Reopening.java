package io.baton.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Lets a completed user task wait again, in one modification of the case: what its completion opened goes away, or the token that
 * waits at the join behind it. Whether that is right, the caller has decided.
 */
@Component
public class Reopening {

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

    /**
     * Whether the case stands where the completion left it.
     *
     * @param opened ids of the tasks that the completion opened; none when it led to a join
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
        // A token that is none of these tasks may come from the completion too: a job, another case that was called.
        if (tokens(instance) != opened.size()) {
            return List.of();
        }
        var tokens = new ArrayList<String>();
        for (var id : opened) {
            var token = tokenOf(instance, tasks.createTaskQuery().taskId(id).singleResult());
            if (token == null) {
                return List.of();
            }
            tokens.add(token);
        }
        return tokens;
    }

    private static int tokens(ActivityInstance instance) {
        var children = instance.getChildActivityInstances();
        var transitions = instance.getChildTransitionInstances().length;
        return children.length + transitions == 0
                ? 1
                : transitions + Stream.of(children).mapToInt(Reopening::tokens).sum();
    }

    private static @Nullable String tokenOf(ActivityInstance instance, @Nullable Task task) {
        return task == null
                ? null
                : Stream.of(instance.getActivityInstances(task.getTaskDefinitionKey()))
                        .filter(token -> List.of(token.getExecutionIds()).contains(task.getExecutionId()))
                        .map(ActivityInstance::getId)
                        .findFirst()
                        .orElse(null);
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
