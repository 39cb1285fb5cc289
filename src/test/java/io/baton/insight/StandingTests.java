package io.baton.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How shares are rounded, and how figures are compared with their target and with the period before. */
class StandingTests {

    @ParameterizedTest
    @Tag("R-BD-7")
    @CsvSource({"8, 13, 62", "312, 591, 53", "1, 200, 1", "1, 201, 0", "1, 3, 33", "2, 3, 67", "0, 4, 0", "4, 4, 100"})
    void roundsAShareHalfUpToWholePercent(int part, int whole, int percent) {
        assertThat(Ratio.of(part, whole).percent()).isEqualTo(percent);
    }

    @Test
    void knowsNoShareOfNothing() {
        var nothing = Ratio.of(0, 0);

        assertThat(nothing.percent()).isNull();
        assertThat(Standing.of(nothing, Ratio.of(1, 2), new BigDecimal("50")))
                .isEqualTo(new Standing(new BigDecimal("50"), null, null));
        assertThat(Standing.of(Ratio.of(1, 2), nothing, new BigDecimal("50")).change())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"6, 10, true", "119, 200, false", "599, 1000, false", "3, 5, true"})
    void comparesAShareWithItsTargetUnrounded(int part, int whole, boolean met) {
        assertThat(Standing.of(Ratio.of(part, whole), Ratio.of(1, 2), new BigDecimal("60"))
                        .met())
                .isEqualTo(met);
    }

    @Test
    void comparesSharesInPointsAsTheyAreShown() {
        assertThat(Standing.of(Ratio.of(8, 13), Ratio.of(1, 2), BigDecimal.TEN).change())
                .isEqualTo(12);
    }

    @Test
    void comparesSumsInPercentAndWithTheirTargetToTheCent() {
        var target = new BigDecimal("100.00");

        assertThat(Standing.of(sum("100"), sum("80"), target)).isEqualTo(new Standing(target, true, 25L));
        assertThat(Standing.of(sum("99.99"), sum("300"), target)).isEqualTo(new Standing(target, false, -67L));
        assertThat(Standing.of(sum("99.99"), sum("0"), null)).isEqualTo(new Standing(null, null, null));
    }

    private static Sum sum(String amount) {
        return new Sum(1, new BigDecimal(amount));
    }
}
