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
 * @param closedBy account of who closed it because it was taken down by mistake or twice; null when nobody has
 * @param closedReason in the words of who closed it
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
        @Nullable String projectNumber,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String closedReason) {

    /** Account of who must see to it now. */
    public String responsible() {
        return acceptedBy == null ? takenBy : acceptedBy;
    }

    /** How far it is. */
    public IntakeState state() {
        if (closedBy != null) {
            return IntakeState.CLOSED;
        }
        if (projectNumber != null) {
            return IntakeState.RAISED;
        }
        return acceptedBy == null ? IntakeState.OPEN : IntakeState.ACCEPTED;
    }
}
