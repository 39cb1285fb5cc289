package io.baton.project;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One project behind a figure.
 *
 * @param annualRevenue expected, CNY per year
 * @param raisedBy the account manager's name
 * @param signedAt null when nothing is signed
 */
public record ProjectResult(
        String number,
        String title,
        String customerName,
        String departmentId,
        BigDecimal annualRevenue,
        ProjectStatus status,
        String raisedBy,
        Instant raisedAt,
        @Nullable Instant signedAt) {}
