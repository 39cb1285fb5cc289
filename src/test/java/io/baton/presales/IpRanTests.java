package io.baton.presales;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.web.FieldProblem;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a ring's load and bandwidth mean, at their limits, and what must be recorded of it (R-PS-13). */
@Tag("R-PS-13")
class IpRanTests {

    private static final IpRan.Limits LIMITS = new IpRan.Limits(45, 50, 1000);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, CALM",
        "44, 500, 100, CALM",
        "44.99, 500, 100, CALM",
        "45, 500, 100, WARNED",
        "49, 500, 100, WARNED",
        "49.99, 500, 100, WARNED",
        "50, 500, 100, EXPANSION",
        "100, 0, 1, EXPANSION",
        "44, 900, 100, CALM",
        "44, 900, 100.01, EXPANSION",
        "44, 901, 100, EXPANSION",
        "45, 999.99, 0.01, WARNED",
        "45, 1000, 1, EXPANSION"
    })
    void isWarnedFromItsLoadAndExpandedFromItsLoadOrAboveItsBandwidth(
            BigDecimal load, BigDecimal reserved, BigDecimal added, IpRan.State state) {
        assertThat(LIMITS.stateOf(load, reserved, added)).isEqualTo(state);
    }

    @Test
    void isRecordedWholly() {
        assertThat(fields(IpRanDraft.NONE))
                .containsExactly("ipRan.ring", "ipRan.peakLoad", "ipRan.reservedMbps", "ipRan.addedMbps", "ipRan.room");
        assertThat(fields(draft("环", "0", "0", "0.01", "own", null))).isEmpty();
        assertThat(fields(draft("环", "100", "99999999.99", "1", "baseStation", "就近")))
                .isEmpty();
        assertThat(fields(draft("字".repeat(201), "100.01", "-1", "0", "cellar", null)))
                .containsExactly("ipRan.ring", "ipRan.peakLoad", "ipRan.reservedMbps", "ipRan.addedMbps", "ipRan.room");
        assertThat(fields(draft("环", "-1", "1.001", "100000000", "own", "字".repeat(1001))))
                .containsExactly("ipRan.peakLoad", "ipRan.reservedMbps", "ipRan.addedMbps", "ipRan.roomReason");
    }

    @Test
    void needsAReasonForABaseStationsRoomAndKeepsNoneForAnOwnOne() {
        assertThat(fields(draft("环", "30", "0", "1", "baseStation", " "))).containsExactly("ipRan.roomReason");

        assertThat(draft("环", "30", "0", "1", "baseStation", "就近")
                        .judgedBy(LIMITS)
                        .roomReason())
                .isEqualTo("就近");
        assertThat(draft("环", "30", "0", "1", "own", "就近").judgedBy(LIMITS).roomReason())
                .isNull();
    }

    private static List<String> fields(IpRanDraft draft) {
        return draft.problems().stream().map(FieldProblem::field).toList();
    }

    private static IpRanDraft draft(
            String ring, String load, String reserved, String added, String room, String roomReason) {
        return new IpRanDraft(
                ring, new BigDecimal(load), new BigDecimal(reserved), new BigDecimal(added), room, roomReason);
    }
}
