package io.baton.worklist;

import io.baton.engine.TaskFacts;

/**
 * Somebody took a task back from the colleague who worked on it for them. Published in the same transaction.
 *
 * @param task as it is now
 * @param by its owner, who has it again
 * @param from who worked on it
 */
public record TaskRecalled(TaskFacts task, String by, String from, String reason) {}
