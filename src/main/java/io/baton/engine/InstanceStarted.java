package io.baton.engine;

/** A process instance started.
 *
 * @param processDefinitionId the model version that runs
 * @param by the acting person, or {@code system:…} */
public record InstanceStarted(
        String processKey, String processInstanceId, String processDefinitionId, String businessKey, String by) {}
