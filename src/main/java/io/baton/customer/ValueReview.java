package io.baton.customer;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A yearly review of a customer's value (R-CU-4).
 *
 * @param revenue CNY in twelve months
 * @param itRevenue the informatisation part of it
 * @param influence 0 to 5
 * @param score 0 to 100
 * @param by the reviewer's name
 */
public record ValueReview(
        BigDecimal revenue,
        BigDecimal itRevenue,
        int productsUsed,
        int influence,
        int score,
        CustomerClass classBefore,
        CustomerClass classAfter,
        String by,
        Instant at) {}
