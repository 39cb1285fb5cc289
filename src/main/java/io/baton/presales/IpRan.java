package io.baton.presales;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The access ring that a solution over IP RAN joins, as the engineer found it, and what that means (R-PS-13).
 *
 * @param ring its name
 * @param peakLoad percent of its capacity in the busy hour
 * @param reservedMbps Mbit/s reserved for customers on it
 * @param addedMbps Mbit/s that this solution adds to it
 * @param room where the circuit joins it
 * @param roomReason why in a base station's room; null for an own one
 * @param state by the settings when the version was saved
 */
record IpRan(
        String ring,
        BigDecimal peakLoad,
        BigDecimal reservedMbps,
        BigDecimal addedMbps,
        Room room,
        @Nullable String roomReason,
        State state) {

    /** Where a circuit joins the ring. */
    enum Room {
        OWN("own"),
        BASE_STATION("baseStation");

        private final String id;

        Room(String id) {
            this.id = id;
        }

        /** The value as the pages and the API write it. */
        @JsonValue
        public String id() {
            return id;
        }

        public String messageKey() {
            return "presales.ipRan.room." + id;
        }

        static Optional<Room> of(@Nullable String id) {
            return Arrays.stream(values()).filter(room -> room.id.equals(id)).findFirst();
        }
    }

    /** How the ring stands. */
    enum State {
        CALM("calm"),
        /** Its load comes near to where it must be expanded. */
        WARNED("warned"),
        /** It must be expanded. */
        EXPANSION("expansion");

        private final String id;

        State(String id) {
            this.id = id;
        }

        /** The value as the API writes it. */
        @JsonValue
        public String id() {
            return id;
        }

        public String messageKey() {
            return "presales.ipRan.state." + id;
        }
    }

    /**
     * The limits of a ring.
     *
     * @param warnPercent load from which is warned
     * @param expansionPercent load from which it must be expanded
     * @param capacityMbps Mbit/s above which the reserved bandwidth together with the new one demands an expansion
     */
    record Limits(int warnPercent, int expansionPercent, int capacityMbps) {

        State stateOf(BigDecimal peakLoad, BigDecimal reservedMbps, BigDecimal addedMbps) {
            if (peakLoad.compareTo(BigDecimal.valueOf(expansionPercent)) >= 0
                    || reservedMbps.add(addedMbps).compareTo(BigDecimal.valueOf(capacityMbps)) > 0) {
                return State.EXPANSION;
            }
            return peakLoad.compareTo(BigDecimal.valueOf(warnPercent)) >= 0 ? State.WARNED : State.CALM;
        }
    }

    boolean needsExpansion() {
        return state == State.EXPANSION;
    }

    /** The same content, as the beginning of the next version. */
    IpRanDraft draft() {
        return new IpRanDraft(ring, peakLoad, reservedMbps, addedMbps, room.id(), roomReason);
    }
}
