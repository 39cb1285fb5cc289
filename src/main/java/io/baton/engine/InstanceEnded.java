package io.baton.engine;

import org.jspecify.annotations.Nullable;

/** A process instance ended.
 *
 * @param processDefinitionId the model version that ran
 * @param endElementId the end event reached, or null when it was cancelled from outside
 * @param by the acting person, or {@code system:…} */
public record InstanceEnded(
        String processKey,
        String processInstanceId,
        String processDefinitionId,
        String businessKey,
        @Nullable String endElementId,
        String by) {}
