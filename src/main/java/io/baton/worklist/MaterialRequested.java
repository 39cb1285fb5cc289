package io.baton.worklist;

import io.baton.engine.TaskFacts;

/**
 * Who works on a task asked somebody of the case for more material; the task's clock stands still. Published in the same
 * transaction.
 *
 * @param of who was asked
 */
public record MaterialRequested(TaskFacts task, long requestId, String by, String of, String question) {}
