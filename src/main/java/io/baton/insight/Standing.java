package io.baton.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Where a figure stands.
 *
 * @param target what it shall be, percent or CNY per year; null where there is no target for this period and these departments
 * @param met whether the target is reached, compared without rounding; null where there is none or nothing was counted
 * @param change against the period before: of a share in percentage points of the rounded shares, of a sum in percent, rounded half
 *     up; null when either period has nothing to compare
 */
record Standing(@Nullable BigDecimal target, @Nullable Boolean met, @Nullable Long change) {

    /** The target with its decimals, such as 37.5; null where there is none. */
    public @Nullable String exactTarget() {
        return target == null ? null : target.stripTrailingZeros().toPlainString();
    }

    static Standing of(Ratio now, Ratio before, BigDecimal target) {
        return new Standing(
                target,
                now.percent() == null ? null : now.reaches(target),
                now.percent() == null || before.percent() == null ? null : (long) now.percent() - before.percent());
    }

    static Standing of(Sum now, Sum before, @Nullable BigDecimal target) {
        return new Standing(
                target,
                target == null ? null : now.amount().compareTo(target) >= 0,
                before.amount().signum() == 0
                        ? null
                        : now.amount()
                                .subtract(before.amount())
                                .multiply(BigDecimal.valueOf(100))
                                .divide(before.amount(), 0, RoundingMode.HALF_UP)
                                .longValueExact());
    }
}
