package io.baton.worklist;

import io.baton.engine.TaskFacts;

/**
 * Somebody took their last completion back. Published in the same transaction.
 *
 * @param task that was completed
 * @param by who completed it
 * @param againTaskId the task that waits again, with the same person
 */
public record CompletionWithdrawn(TaskFacts task, String by, String againTaskId, String reason) {}
