package io.baton.project;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of projects.
 *
 * @param annualRevenue expected, CNY per year
 * @param raisedBy the account manager's name
 */
public record ProjectRow(
        String number,
        String title,
        long customerId,
        String customerName,
        @Nullable Grade grade,
        @Nullable Boolean major,
        BigDecimal annualRevenue,
        ProjectStatus status,
        String raisedBy,
        Instant raisedAt) {}
