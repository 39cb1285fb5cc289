package io.baton.contract.renewal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The renewal of one term of a contract (R-CU-3).
 *
 * @param endOn the term's last day
 * @param accountManager account of who decides
 * @param engineer account of the presales engineer; null when the project's engineer is not known
 * @param reason of the decision
 * @param amendment the version that extends the contract
 */
record Renewal(
        long id,
        String contractNumber,
        LocalDate endOn,
        RenewalStatus status,
        String accountManager,
        @Nullable String engineer,
        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable Integer amendment,
        Instant openedAt,
        @Nullable Instant endedAt,
        List<Assessment> assessments) {

    Renewal {
        assessments = List.copyOf(assessments);
    }

    /** One of the three that make the golden triangle. */
    enum Side {
        RELATIONSHIP,
        TECHNICAL,
        SERVICE;

        public String messageKey() {
            return "contract.renewal.side." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What one of the three says. */
    record Assessment(Side side, String text, String by, Instant at) {}
}
