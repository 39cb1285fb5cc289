package io.baton.bidding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question of the issuer and its answer (R-BD-6).
 *
 * @param clarification counts from 1 within the tender
 * @param owner account of who answers it
 * @param answer null while it is open
 */
record Clarification(
        int clarification,
        String question,
        String owner,
        Instant dueAt,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        String askedBy,
        Instant askedAt) {}
