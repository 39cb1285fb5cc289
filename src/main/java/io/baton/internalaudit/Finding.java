package io.baton.internalaudit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A nonconformity of an audit (R-IA-4).
 *
 * @param number {@code BF-…}
 * @param item of the audit's checklist
 * @param statement of the warning notice
 * @param responsible account of the one first responsible person
 * @param helpers accounts whom the responsible person named
 * @param verifier account of who verifies; never the responsible person or a helper
 * @param failures how often the verification failed (R-IA-7)
 * @param outcome null while it is open
 */
record Finding(
        String number,
        String auditNumber,
        int item,
        Aspect aspect,
        String statement,
        String responsible,
        Set<String> helpers,
        String verifier,
        Instant dueAt,
        int failures,
        FindingStatus status,
        @Nullable FindingOutcome outcome,
        String issuedBy,
        Instant issuedAt,
        @Nullable Instant closedAt) {

    /** Whether it is or was late at that moment. */
    boolean lateAt(Instant now) {
        return dueAt.isBefore(closedAt == null ? now : closedAt);
    }
}
