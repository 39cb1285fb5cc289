package io.baton.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question for more material that a task waits for.
 *
 * @param taskId the task whose assignee asked
 * @param of account of who is asked
 * @param by account of who asked
 * @param at when it was asked
 * @param answer null while it waits, and when the question was withdrawn
 * @param endedAt when it was answered or withdrawn; null while it waits
 */
public record MaterialRequest(
        long id,
        String taskId,
        String of,
        String question,
        Status status,
        @Nullable String answer,
        String by,
        Instant at,
        @Nullable Instant endedAt) {

    /** Whether the task waits for it. */
    public enum Status {
        OPEN,
        ANSWERED,
        WITHDRAWN
    }

    public boolean open() {
        return status == Status.OPEN;
    }
}
