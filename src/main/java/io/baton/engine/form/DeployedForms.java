package io.baton.engine.form;

import io.baton.engine.UnknownTask;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds the form of a task in the deployment its process came from. Reads without engine authorizations: whoever asks has made the
 * decision about the task, and nobody has rights on deployments.
 */
@Component
class DeployedForms {

    private record Key(String deploymentId, String form) {}

    private final ObjectProvider<ProcessEngine> engine;
    /** A deployment never changes. */
    private final Map<Key, FormModel> parsed = new ConcurrentHashMap<>();

    /** The engine's own guard asks for forms, so the engine doesn't exist yet when this starts. */
    DeployedForms(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /**
     * Empty when the task has no form.
     *
     * @throws UnknownTask when there is no such open task
     */
    Optional<FormModel> of(String taskId) {
        return withTask(
                taskId, (context, task) -> form(context, task.getProcessDefinition(), task.getTaskDefinition()));
    }

    /** Empty when the model has no such step, or the step has no form. */
    Optional<FormModel> of(String processDefinitionId, String elementId) {
        return withEngine(context -> {
            var process = context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedProcessDefinitionById(processDefinitionId);
            return form(context, process, process.getTaskDefinitions().get(elementId));
        });
    }

    private Optional<FormModel> form(
            CommandContext context, ProcessDefinitionEntity process, @Nullable TaskDefinition step) {
        var key = step == null ? null : step.getCamundaFormDefinitionKey();
        return key == null
                ? Optional.empty()
                : Optional.of(read(context, new Key(process.getDeploymentId(), key.getExpressionText())));
    }

    /** The task's process variables with these names; unknown ones are absent. */
    Map<String, Object> variables(String taskId, Collection<String> names) {
        return withTask(taskId, (context, task) -> {
            var values = new HashMap<String, Object>();
            for (var name : names) {
                var value = task.getVariable(name);
                if (value != null) {
                    values.put(name, value);
                }
            }
            return values;
        });
    }

    private FormModel read(CommandContext context, Key key) {
        var known = parsed.get(key);
        if (known != null) {
            return known;
        }
        var definition = context.getCamundaFormDefinitionManager()
                .findDefinitionByDeploymentAndKey(key.deploymentId(), key.form());
        if (definition == null) {
            throw new IllegalStateException("No form " + key.form() + " in deployment " + key.deploymentId());
        }
        var resource = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(key.deploymentId(), definition.getResourceName());
        var form = FormModel.parse(new String(resource.getBytes(), StandardCharsets.UTF_8));
        parsed.put(key, form);
        return form;
    }

    private interface Reading<T> {
        T read(CommandContext context, TaskEntity task);
    }

    private <T> T withTask(String taskId, Reading<T> reading) {
        return withEngine(context -> {
            var task = context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw new UnknownTask(taskId);
            }
            return reading.read(context, task);
        });
    }

    private <T> T withEngine(Function<CommandContext, T> reading) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> reading.apply(context)));
    }
}
