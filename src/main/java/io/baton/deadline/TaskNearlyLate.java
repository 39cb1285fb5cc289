package io.baton.deadline;

import io.baton.engine.TaskFacts;

/**
 * An open task has used the share of its working time after which it is warned of (R-SL-4). Published once per task and due time, in
 * the transaction that keeps it; a task that is overdue already is not warned of any more.
 */
public record TaskNearlyLate(TaskFacts task) {}
