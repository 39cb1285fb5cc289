package io.baton.internalaudit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a finding; entries are only added (R-IA-9).
 *
 * @param answer what was chosen, as the form writes it; null where there was no choice
 * @param text the words for it: analysis, description, opinion or reason
 * @param corrective measure; only of {@link Kind#MEASURE}
 * @param preventive measure; only of {@link Kind#MEASURE}
 * @param files digests of all evidence at that time; only of {@link Kind#EVIDENCE}
 */
record FindingEntry(
        Kind kind,
        @Nullable String answer,
        String text,
        @Nullable String corrective,
        @Nullable String preventive,
        List<String> files,
        String by,
        Instant at) {

    /** What it tells. */
    enum Kind {
        MEASURE,
        EVIDENCE,
        VERIFICATION,
        OBSTACLE,
        CONFIRMATION,
        DECISION,
        ESCALATION
    }

    /** Leads to the words for what happened, the choice included. */
    public String messageKey() {
        return "internalaudit.entry." + kind.name() + (answer == null ? "" : "." + answer);
    }

    static FindingEntry of(Kind kind, @Nullable String answer, String text, String by, Instant at) {
        return new FindingEntry(kind, answer, text, null, null, List.of(), by, at);
    }
}
