package io.baton.bidding;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did or said in a bid.
 *
 * @param answer what was decided, where the step asks for it
 * @param price the price that a gate judged, in CNY (R-BD-4); null of other entries
 * @param cost the cost that it judged
 * @param withdrawnAt when whoever said it took it back; null while it counts
 */
record TenderEntry(
        Kind kind,
        @Nullable String answer,
        String text,
        @Nullable BigDecimal price,
        @Nullable BigDecimal cost,
        String by,
        Instant at,
        @Nullable Instant withdrawnAt) {

    /** What it is about. */
    enum Kind {
        READ,
        SCORED,
        GO,
        TECHNICAL,
        COMMERCIAL,
        QUALIFICATION,
        TERMS,
        ASSEMBLED,
        REVIEW,
        FINANCE,
        CENTRE,
        HEAD,
        SEALED,
        SUBMITTED,
        DEADLINE,
        PRESENTED,
        RESULT,
        LOSS,
        REBID
    }

    static TenderEntry of(Kind kind, @Nullable String answer, String text, String by, Instant at) {
        return new TenderEntry(kind, answer, text, null, null, by, at, null);
    }

    /** Leads to the words for it. */
    public String messageKey() {
        return "bidding.entry." + kind + (answer == null ? "" : "." + answer);
    }
}
