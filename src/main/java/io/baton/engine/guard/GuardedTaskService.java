package io.baton.engine.guard;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * Claiming, assigning, delegating and completing, with the checks that the engine doesn't make. What else may change a task is
 * told by {@link Door}.
 */
class GuardedTaskService extends TaskServiceImpl {

    private final TaskGate gate;

    GuardedTaskService(TaskGate gate) {
        this.gate = gate;
    }

    @Override
    public void claim(String taskId, @Nullable String userId) {
        setAssignee(taskId, userId);
    }

    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        gate.pass("setAssignee", taskId, commandExecutor, (task, person) -> {
            if (userId == null) {
                gate.mayPutBack(task, person);
                super.setAssignee(taskId, null);
            } else if (userId.equals(person)) {
                gate.mayTake(task, person);
                super.claim(taskId, person);
            } else {
                gate.mayHandOver(task, person, userId);
                super.setAssignee(taskId, userId);
            }
            return null;
        });
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        gate.pass("delegateTask", taskId, commandExecutor, (task, person) -> {
            gate.mustBeTheirs(task, person);
            gate.mayHandOver(task, person, userId);
            // The engine keeps the first owner for ever; the task shall come back to who delegates it now.
            super.setOwner(taskId, person);
            super.delegateTask(taskId, userId);
            return null;
        });
    }

    /** Its owner calls the task back; who works on it for them gives it back with nothing filled in. */
    @Override
    public void resolveTask(String taskId) {
        gate.pass("resolveTask", taskId, commandExecutor, (task, person) -> {
            if (gate.mayCallBack(task, person)) {
                super.resolveTask(taskId);
            } else {
                resolveTask(taskId, Map.of());
            }
            return null;
        });
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        gate.pass("resolveTask", taskId, commandExecutor, (task, person) -> {
            gate.mayGiveBack(task, person);
            super.resolveTask(taskId, gate.validated(taskId, variables));
            return null;
        });
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        gate.pass("complete", taskId, commandExecutor, (task, person) -> {
            gate.mayComplete(task, person);
            claimIfFree(taskId, task.getAssignee(), person);
            super.complete(taskId, gate.validated(taskId, variables));
            return null;
        });
    }

    @Override
    public @Nullable VariableMap completeWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
        return gate.<@Nullable VariableMap>pass("complete", taskId, commandExecutor, (task, person) -> {
            gate.mayComplete(task, person);
            claimIfFree(taskId, task.getAssignee(), person);
            return super.completeWithVariablesInReturn(taskId, gate.validated(taskId, variables), deserializeValues);
        });
    }

    private void claimIfFree(String taskId, @Nullable String assignee, String person) {
        if (assignee == null) {
            super.claim(taskId, person);
        }
    }
}
