package io.baton.presales;

import io.baton.customer.Sector;
import io.baton.project.ProjectStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An approved solution in the library (R-PS-10). It tells nothing of the customer, of our money, class or grade: everybody in the business
 * may read it.
 *
 * @param number of the project it was written for
 * @param scenario its id
 * @param products their ids
 * @param result how the project stands; lost, rejected, stopped and withdrawn ones stay, marked as such
 * @param reuses how many solutions began with its words
 * @param benchmark why it is a benchmark (标杆, R-PS-12); null when it is none
 * @param lossReasons why its bid was lost; null when it was not, or is not reviewed (R-BD-7)
 * @param winner who won instead, as far as known
 * @param winnerPrice CNY, as far as published
 */
record LibraryEntry(
        String number,
        String title,
        Sector sector,
        String scenario,
        List<String> products,
        Technology technology,
        String summary,
        ProjectStatus result,
        int reuses,
        Instant approvedAt,
        @Nullable Benchmark benchmark,
        @Nullable String lossReasons,
        @Nullable String winner,
        @Nullable BigDecimal winnerPrice) {

    /** Who called a solution a benchmark, and why. */
    record Benchmark(String reason, String by, Instant at) {}

    /** The colour of its result. */
    public String style() {
        return switch (result) {
            case TO_CONTRACT -> "bg-green-lt";
            case TO_BID, PRESALES -> "bg-blue-lt";
            default -> "bg-red-lt";
        };
    }
}
