package io.baton.engine;

import org.jspecify.annotations.Nullable;

/** A user task got another assignee, or none. Published in the same transaction.
 *
 * @param task as it is now
 * @param before who had it
 * @param by the acting person, or {@code system:…}
 * @param onBehalfOf its owner, when a delegate gives it back */
public record TaskAssigned(TaskFacts task, @Nullable String before, String by, @Nullable String onBehalfOf) {}
