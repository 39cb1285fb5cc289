package io.baton.deadline;

import java.time.Instant;

/** The clock of an open task was stopped. Published in the same transaction. */
public record TaskHeld(String taskId, Instant since, String by, String reason) {}
