package io.baton.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a need came from (R-SL-9).
 *
 * @param channel how it came in, an id; null when the account manager raised it without an intake
 * @param by account of who took it
 * @param at from when the time for the first answer runs (R-SL-8)
 */
public record Taken(@Nullable String channel, String by, Instant at) {}
