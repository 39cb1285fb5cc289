package io.baton.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contract of a project (R-CO-1).
 *
 * @param number {@code HT-…}
 * @param projectNumber {@code XM-…}
 * @param tenderNumber {@code TB-…} of the bid that won it; null without a tender
 * @param bidPrice CNY, the price of that bid
 * @param accountManager account of who drafts and signs it, and amends it later
 * @param versionInForce the version that was signed last; null, with everything of it, before the first signature
 * @param value CNY, of the version in force
 * @param startOn its first day
 * @param endOn its last day
 * @param promisedOn the day by which delivery is promised; one that an amendment agreed replaces it (R-CO-1)
 * @param signedOn when the customer signed the first version
 * @param signedAt when that was recorded
 * @param endedAt when it was cancelled, or ended without a signature
 * @param endReason why, in the words of who ended it
 */
public record Contract(
        String number,
        String projectNumber,
        long customerId,
        @Nullable String tenderNumber,
        @Nullable BigDecimal bidPrice,
        String accountManager,
        ContractStatus status,
        @Nullable Integer versionInForce,
        @Nullable BigDecimal value,
        @Nullable LocalDate startOn,
        @Nullable LocalDate endOn,
        @Nullable LocalDate promisedOn,
        @Nullable LocalDate signedOn,
        @Nullable Instant signedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        Instant openedAt) {

    /** Empty before the first signature. */
    public Optional<Integer> inForce() {
        return Optional.ofNullable(versionInForce);
    }
}
