package io.baton.bidding;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One bid behind a figure.
 *
 * @param title the project's
 * @param departmentId the project's
 * @param price what we offered, CNY before tax; null when there was none yet
 * @param bidManager the bid manager's name
 * @param endedAt when its result was recorded or its deadline passed
 */
public record BidResult(
        String number,
        String title,
        String customerName,
        String departmentId,
        TenderStatus status,
        @Nullable BigDecimal price,
        String bidManager,
        Instant endedAt) {}
