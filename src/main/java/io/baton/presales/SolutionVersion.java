package io.baton.presales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One saved version of a project's solution; it never changes.
 *
 * @param version counts from 1
 * @param ringSlotUse percent; null when there is no ring
 * @param technology chosen
 * @param recommended by the decision when it was saved (R-PS-3)
 * @param deviationReason why another technology than the recommended one
 * @param investment CNY, once
 * @param annualCost CNY per year
 * @param annualRevenue CNY per year
 * @param coAuthors accounts
 * @param files digests of the solution's files at that time
 * @param digest SHA-256 over the content and the files of the solution, 64 hexadecimal digits
 * @param createdBy account of who saved it
 * @param ipRan the ring that is joined; null for another technology, and in versions from before it was asked for (R-PS-13)
 */
record SolutionVersion(
        int version,
        String summary,
        @Nullable BigDecimal ringSlotUse,
        @Nullable Boolean coversYear,
        Technology technology,
        Technology recommended,
        boolean needsExpansion,
        @Nullable String deviationReason,
        BigDecimal investment,
        BigDecimal annualCost,
        BigDecimal annualRevenue,
        List<String> coAuthors,
        List<String> files,
        String digest,
        String createdBy,
        Instant createdAt,
        @Nullable IpRan ipRan) {

    /** The same content, as the beginning of the next version. */
    SolutionDraft draft() {
        return new SolutionDraft(
                summary,
                ringSlotUse,
                coversYear,
                technology.id(),
                deviationReason,
                investment,
                annualCost,
                annualRevenue,
                new TreeSet<>(coAuthors),
                ipRan == null ? null : ipRan.draft());
    }

    /** Whether the ring that is joined must be expanded (R-PS-13). */
    boolean needsRingExpansion() {
        return ipRan != null && ipRan.needsExpansion();
    }

    /** Whether the other version demands the expansion of the same ring. */
    boolean needsSameExpansionAs(SolutionVersion other) {
        return ipRan != null
                && other.ipRan != null
                && needsRingExpansion()
                && other.needsRingExpansion()
                && ipRan.ring().equals(other.ipRan.ring());
    }

    Recommendation recommendation() {
        return new Recommendation(recommended, needsExpansion);
    }
}
