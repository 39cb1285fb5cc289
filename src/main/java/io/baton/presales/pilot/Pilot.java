package io.baton.presales.pilot;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A pilot of a project's solution (R-PS-12).
 *
 * @param number {@code SD-…}
 * @param scope what is tried, where and with whom
 * @param criteria by what it is judged
 * @param endsOn the day at whose closing it is to be judged
 * @param extendedFrom the end date before the one extension; null when it was not extended
 * @param extensionReason why it was extended
 * @param keeper account of the engineer who takes the equipment back
 * @param outcome null while it is not decided
 * @param remark what was said when it was decided, or why it stopped
 */
public record Pilot(
        String number,
        String projectNumber,
        String scope,
        String criteria,
        LocalDate endsOn,
        @Nullable LocalDate extendedFrom,
        @Nullable String extensionReason,
        String keeper,
        PilotStatus status,
        @Nullable PilotOutcome outcome,
        @Nullable String remark,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** Leads to the words for how far it is, or how it ended. */
    public String messageKey() {
        return outcome == null ? "presales.pilot.status." + status.id() : "presales.pilot.outcome." + outcome.id();
    }

    /** The colour of how far it is, or how it ended. */
    public String style() {
        if (outcome == null) {
            return "bg-blue-lt";
        }
        return outcome == PilotOutcome.CONVERT ? "bg-green-lt" : "bg-red-lt";
    }

    boolean isOver() {
        return status == PilotStatus.ENDED;
    }
}
