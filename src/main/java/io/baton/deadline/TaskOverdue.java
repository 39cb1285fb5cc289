package io.baton.deadline;

import io.baton.engine.TaskFacts;

/**
 * An open task was not done by its due time (R-SL-4); it stays open. Published once per task and due time, in the transaction that
 * keeps it.
 */
public record TaskOverdue(TaskFacts task) {}
