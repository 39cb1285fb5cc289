package io.baton.engine;

/**
 * An open task stands at another place in lists. Published in the transaction that changed it.
 *
 * @param task as it is now
 * @param before its priority before
 * @param by the acting person, or {@code system:…}
 */
public record TaskPriorityChanged(TaskFacts task, int before, String by) {}
