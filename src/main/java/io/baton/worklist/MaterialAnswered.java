package io.baton.worklist;

import io.baton.engine.TaskFacts;
import org.jspecify.annotations.Nullable;

/**
 * A question for more material was answered; the task's clock goes on. Published in the same transaction.
 *
 * @param by who was asked
 * @param to who has the task now, if anybody
 */
public record MaterialAnswered(TaskFacts task, long requestId, String by, @Nullable String to, String answer) {}
