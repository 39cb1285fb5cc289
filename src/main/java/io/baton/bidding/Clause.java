package io.baton.bidding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clause of a tender (R-BD-2).
 *
 * @param clause counts from 1 within the tender
 * @param reference where it stands in the tender's papers
 * @param kind a must that is not answered blocks the bid (R-BD-3)
 * @param owner account of who answers it
 * @param response our answer; null until there is one
 * @param version counts its changes
 */
record Clause(
        int clause,
        String reference,
        String requirement,
        ClauseKind kind,
        String owner,
        @Nullable String response,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        int version) {

    /** Whether it keeps the bid from its review (R-BD-3). */
    public boolean blocks() {
        return kind == ClauseKind.MUST && response == null;
    }
}
