package io.baton.engine;

import org.jspecify.annotations.Nullable;

/** A process instance ended.
 *
 * @param endElementId the end event reached, or null when it was cancelled from outside
 * @param by the acting person, or {@code system:…} */
public record InstanceEnded(
        String processKey, String processInstanceId, String businessKey, @Nullable String endElementId, String by) {}
