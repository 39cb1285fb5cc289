package io.baton.deadline;

/** The clock of an open task runs again, its due time moved by the working time it stood. Published in the same transaction. */
public record TaskResumed(String taskId, String by) {}
