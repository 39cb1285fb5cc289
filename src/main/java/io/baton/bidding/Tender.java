package io.baton.bidding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer's tender and our bid for it (R-BD-1).
 *
 * @param number {@code TB-…}
 * @param reference the issuer's number of the tender
 * @param submissionDeadline the last instant that counts, never moved to working hours (R-BD-5)
 * @param deadlineKnownAt since when it is this one: warnings that were due before are not told
 * @param openingAt when the bids are opened, not before the deadline
 * @param priceLimit CNY; a bid above it is void
 * @param bidBond CNY; 0 when none is asked for
 * @param bidManager account of who runs the bid
 * @param weightedScore 0 to 5 by the score sheet (R-BD-2); null before it is filled in
 * @param price CNY before tax; null until it was entered
 * @param cost CNY; null with the price
 * @param endReason why it ended, in the words of who ended it
 * @param winner who won a lost bid, as far as known
 * @param winnerPrice CNY, as far as published
 * @param bondDue the day by which the bond must be back
 * @param version counts the changes of clauses, price and bond
 */
record Tender(
        String number,
        String projectNumber,
        String reference,
        String issuer,
        Instant submissionDeadline,
        Instant deadlineKnownAt,
        Instant openingAt,
        BigDecimal priceLimit,
        BigDecimal bidBond,
        String bidManager,
        TenderStatus status,
        @Nullable BigDecimal weightedScore,
        @Nullable BigDecimal price,
        @Nullable BigDecimal cost,
        @Nullable String priceStrategy,
        @Nullable Instant sealedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable String winner,
        @Nullable BigDecimal winnerPrice,
        BondState bondState,
        @Nullable LocalDate bondDue,
        @Nullable String bondNote,
        String startedBy,
        Instant startedAt,
        int version) {

    /** Empty until price and cost were entered. */
    public Optional<Margin> margin() {
        return price == null || cost == null ? Optional.empty() : Optional.of(new Margin(price, cost));
    }
}
