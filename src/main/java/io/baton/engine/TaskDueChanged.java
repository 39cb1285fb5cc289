package io.baton.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open task is due at another time. Published in the transaction that changed it.
 *
 * @param task as it is now
 * @param before when it was due
 * @param by the acting person, or {@code system:…}
 */
public record TaskDueChanged(TaskFacts task, @Nullable Instant before, String by) {}
