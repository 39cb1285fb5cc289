package io.baton.engine;

import org.jspecify.annotations.Nullable;

/** A process variable was created, changed or deleted.
 *
 * @param processDefinitionId the model version that runs
 * @param before its value before this command; null when there was none
 * @param value a truth value, number, text or, for dates, {@link java.time.Instant}; null when it was deleted or set to null
 * @param by the acting person, or {@code system:…} */
public record VariableWritten(
        String processInstanceId,
        String processDefinitionId,
        String businessKey,
        String name,
        @Nullable Object before,
        @Nullable Object value,
        String by) {}
