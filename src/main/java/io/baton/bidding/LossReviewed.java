package io.baton.bidding;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A lost bid was reviewed (R-BD-7). Published in the same transaction.
 *
 * @param projectNumber {@code XM-…}
 * @param reasons why we lost
 * @param winner who won, as far as known
 * @param winnerPrice CNY, as far as published
 * @param by who reviewed it
 */
public record LossReviewed(
        String projectNumber, String reasons, @Nullable String winner, @Nullable BigDecimal winnerPrice, String by) {}
