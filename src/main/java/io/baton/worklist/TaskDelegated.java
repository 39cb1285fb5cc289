package io.baton.worklist;

import io.baton.engine.TaskFacts;

/**
 * Somebody lets a colleague work on their task, who gives it back when done. Published in the same transaction.
 *
 * @param task as it is now
 * @param by who remains its owner
 * @param to who works on it now
 */
public record TaskDelegated(TaskFacts task, String by, String to, String reason) {}
