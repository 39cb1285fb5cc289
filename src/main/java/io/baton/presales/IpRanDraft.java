package io.baton.presales;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the engineer records of the access ring when the technology is IPRAN or IPRAN-OTN (R-PS-13). Every value may be missing, so that
 * all problems can be told at once.
 *
 * @param ring its name
 * @param peakLoad percent of its capacity in the busy hour, 0 to 100
 * @param reservedMbps Mbit/s reserved for customers on it
 * @param addedMbps Mbit/s that this solution adds to it
 * @param room {@code own}, or {@code baseStation} with a reason
 * @param roomReason why in a base station's room
 */
@Schema(name = "IpRanDraft")
public record IpRanDraft(
        @Nullable String ring,
        @Nullable BigDecimal peakLoad,
        @Nullable BigDecimal reservedMbps,
        @Nullable BigDecimal addedMbps,
        @Nullable String room,
        @Nullable String roomReason) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1000;
    private static final BigDecimal MOST_MBPS = new BigDecimal("99999999.99");

    /** Nothing was entered. */
    static final IpRanDraft NONE = new IpRanDraft(null, null, null, null, null, null);

    public IpRanDraft {
        ring = stripped(ring);
        roomReason = stripped(roomReason);
    }

    /** What is wrong with these values, in the order of the page. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (ring == null) {
            problems.add(FieldProblem.of("ipRan.ring", "presales.problem.textMissing"));
        } else if (ring.length() > LONGEST_NAME) {
            problems.add(FieldProblem.of("ipRan.ring", "presales.problem.tooLong", LONGEST_NAME));
        }
        if (peakLoad == null || !SolutionDraft.isSlotUse(peakLoad)) {
            problems.add(FieldProblem.of("ipRan.peakLoad", "presales.problem.peakLoad"));
        }
        if (!isBandwidth(reservedMbps)) {
            problems.add(FieldProblem.of("ipRan.reservedMbps", "presales.problem.bandwidth"));
        }
        if (!isBandwidth(addedMbps) || addedMbps == null || addedMbps.signum() == 0) {
            problems.add(FieldProblem.of("ipRan.addedMbps", "presales.problem.addedMbps"));
        }
        var where = IpRan.Room.of(room);
        if (where.isEmpty()) {
            problems.add(FieldProblem.of("ipRan.room", "presales.problem.choose"));
        } else if (where.get() == IpRan.Room.BASE_STATION && roomReason == null) {
            problems.add(FieldProblem.of("ipRan.roomReason", "presales.problem.roomReason"));
        }
        if (roomReason != null && roomReason.length() > LONGEST_REASON) {
            problems.add(FieldProblem.of("ipRan.roomReason", "presales.problem.tooLong", LONGEST_REASON));
        }
        return problems;
    }

    /** What was found, judged by the limits; only where there are no {@link #problems()}. */
    IpRan judgedBy(IpRan.Limits limits) {
        var load = Objects.requireNonNull(peakLoad);
        var reserved = Objects.requireNonNull(reservedMbps);
        var added = Objects.requireNonNull(addedMbps);
        var where = IpRan.Room.of(room).orElseThrow();
        return new IpRan(
                Objects.requireNonNull(ring),
                load,
                reserved,
                added,
                where,
                where == IpRan.Room.BASE_STATION ? roomReason : null,
                limits.stateOf(load, reserved, added));
    }

    private static boolean isBandwidth(@Nullable BigDecimal mbps) {
        return mbps != null
                && mbps.signum() >= 0
                && mbps.compareTo(MOST_MBPS) <= 0
                && mbps.stripTrailingZeros().scale() <= 2;
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
