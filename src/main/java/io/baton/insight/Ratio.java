package io.baton.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A part of a whole.
 *
 * @param percent whole percent, rounded half up; null when there is no whole
 */
record Ratio(int part, int whole, @Nullable Integer percent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Ratio of(int part, int whole) {
        return new Ratio(
                part,
                whole,
                whole == 0
                        ? null
                        : BigDecimal.valueOf(part)
                                .multiply(HUNDRED)
                                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                                .intValueExact());
    }

    /** Whether it reaches this many percent, compared without rounding. */
    boolean reaches(BigDecimal target) {
        return BigDecimal.valueOf(part).multiply(HUNDRED).compareTo(target.multiply(BigDecimal.valueOf(whole))) >= 0;
    }
}
