package io.baton.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A failed try of a job, or one that a person asked for.
 *
 * @param number from 1, in the order of the job's tries
 * @param by the account that asked for it, or {@code system:<job type>}
 * @param reason why the person asked for it; null for the engine's own tries
 * @param cause why it failed; null unless it did
 */
record JobTry(
        String jobId,
        int number,
        Instant at,
        String by,
        @Nullable String reason,
        Outcome outcome,
        @Nullable FailureWords cause) {

    enum Outcome {
        RUNNING,
        DONE,
        FAILED
    }
}
