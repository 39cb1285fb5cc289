package io.baton.worklist;

import io.baton.engine.TaskFacts;

/**
 * Somebody gave their task to a colleague for good. Published in the same transaction.
 *
 * @param task as it is now
 * @param by who had it
 * @param to who has it now
 */
public record TaskTransferred(TaskFacts task, String by, String to, String reason) {}
