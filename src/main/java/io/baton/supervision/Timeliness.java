package io.baton.supervision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many of the orders opened in a month were handled in time (K-4).
 *
 * @param inTime handled, no round of them late
 * @param late at least one round of them late, or not handled though its time has passed
 * @param pending neither yet; not counted
 * @param cancelled their task was cancelled before it was handled or late; not counted
 */
record Timeliness(int inTime, int late, int pending, int cancelled) {

    /** What K-4 is a share of. */
    public int supervised() {
        return inTime + late;
    }

    /** In percent with one decimal; null while there is nothing to count. */
    public @Nullable BigDecimal percent() {
        return supervised() == 0
                ? null
                : BigDecimal.valueOf(100L * inTime).divide(BigDecimal.valueOf(supervised()), 1, RoundingMode.HALF_UP);
    }
}
