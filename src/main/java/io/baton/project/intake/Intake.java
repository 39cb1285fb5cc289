package io.baton.project.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in. Until it is accepted whoever took it is responsible for it (R-SL-9); the time for the first answer runs
 * from then (R-SL-8).
 *
 * @param customer who asks, in words
 * @param contact whom to call back
 * @param departmentId whose account managers shall accept it
 * @param takenBy account of who took it
 * @param acceptedBy account of the account manager who accepted it; null as long as nobody has
 * @param projectNumber of the need that was raised from it; null as long as there is none
 */
public record Intake(
        long id,
        Channel channel,
        String customer,
        String contact,
        String need,
        String departmentId,
        String takenBy,
        Instant takenAt,
        @Nullable String acceptedBy,
        @Nullable Instant acceptedAt,
        @Nullable String projectNumber) {

    /** Account of who must see to it now. */
    public String responsible() {
        return acceptedBy == null ? takenBy : acceptedBy;
    }

    /** How far it is. */
    public String messageKey() {
        var state = projectNumber != null ? "raised" : acceptedBy != null ? "accepted" : "open";
        return "project.intake.state." + state;
    }
}
