package io.baton.supervision;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One handling of an order and what the check said of it.
 *
 * @param round 1, 2, …
 * @param handler who is to handle it; null when the task ended before anybody was assigned
 * @param dueAt until when
 * @param handledBy who did, or who completed the supervised task
 * @param handledAt when
 * @param cause why the task is late, in the handler's words; null when the task was completed instead
 * @param measure what is done about it
 * @param promisedOn the day promised
 * @param checkedBy the supervisor
 * @param checkedAt when
 * @param accepted whether the handling was accepted, or sent back
 * @param mark 1 (very poor) to 5 (very good); null when it was sent back
 * @param remark the evaluation in words, or why it goes back
 */
record SupervisionRound(
        int round,
        @Nullable String handler,
        @Nullable Instant dueAt,
        @Nullable String handledBy,
        @Nullable Instant handledAt,
        @Nullable String cause,
        @Nullable String measure,
        @Nullable LocalDate promisedOn,
        @Nullable String checkedBy,
        @Nullable Instant checkedAt,
        @Nullable Boolean accepted,
        @Nullable Integer mark,
        @Nullable String remark) {

    /** Whether it was handled by its due time, or is not late yet. */
    public boolean inTimeAt(Instant now) {
        return dueAt == null || !(handledAt == null ? now : handledAt).isAfter(dueAt);
    }
}
