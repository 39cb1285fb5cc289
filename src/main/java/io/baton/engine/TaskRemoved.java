package io.baton.engine;

/** A user task ended without being completed: the flow was withdrawn, cancelled or modified.
 *
 * @param task as it was
 * @param by the acting person, or {@code system:…} */
public record TaskRemoved(TaskFacts task, String by) {}
