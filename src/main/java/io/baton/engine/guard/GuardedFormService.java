package io.baton.engine.guard;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** Submitting a task's form, with the checks of {@link GuardedTaskService#complete}. */
class GuardedFormService extends FormServiceImpl {

    private final TaskGate gate;

    GuardedFormService(TaskGate gate) {
        this.gate = gate;
    }

    @Override
    public void submitTaskFormData(String taskId, @Nullable Map<String, String> properties) {
        submitTaskForm(taskId, properties == null ? Map.of() : new HashMap<>(properties));
    }

    @Override
    public void submitTaskForm(String taskId, @Nullable Map<String, Object> properties) {
        gate.pass("submitTaskForm", taskId, commandExecutor, (task, person) -> {
            gate.mayTake(task, person);
            claimIfFree(taskId, task.getAssignee(), person);
            super.submitTaskForm(taskId, gate.validated(taskId, properties));
            return null;
        });
    }

    @Override
    public @Nullable VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> properties, boolean deserializeValues) {
        return gate.<@Nullable VariableMap>pass("submitTaskForm", taskId, commandExecutor, (task, person) -> {
            gate.mayTake(task, person);
            claimIfFree(taskId, task.getAssignee(), person);
            return super.submitTaskFormWithVariablesInReturn(
                    taskId, gate.validated(taskId, properties), deserializeValues);
        });
    }

    private void claimIfFree(String taskId, @Nullable String assignee, String person) {
        if (assignee == null) {
            commandExecutor.execute(new ClaimTaskCmd(taskId, person));
        }
    }
}
