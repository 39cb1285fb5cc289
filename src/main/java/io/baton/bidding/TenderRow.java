package io.baton.bidding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One tender as the lists show it.
 *
 * @param bidManager the bid manager's name
 * @param price CNY; null until it was entered
 */
record TenderRow(
        String number,
        String projectNumber,
        String projectTitle,
        String customerName,
        String reference,
        TenderStatus status,
        String bidManager,
        Instant submissionDeadline,
        @Nullable BigDecimal price,
        BigDecimal bidBond,
        BondState bondState,
        @Nullable LocalDate bondDue) {}
