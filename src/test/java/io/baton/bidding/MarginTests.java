package io.baton.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The margin of a bid (R-BD-4). */
@Tag("R-BD-4")
class MarginTests {

    @ParameterizedTest
    @CsvSource({
        "100, 90, 10.00, false",
        "100, 90.01, 9.99, true",
        "100, 89.99, 10.01, false",
        "3, 2.7, 10.00, false",
        "3000000.01, 2700000.01, 9.99, true",
        "100, 0, 100.00, false",
        "100, 120, -20.00, true"
    })
    void isComparedExactlyAndNeverRoundedUp(String price, String cost, String percent, boolean below) {
        var margin = new Margin(new BigDecimal(price), new BigDecimal(cost));

        assertThat(margin.percent()).isEqualTo(new BigDecimal(percent));
        assertThat(margin.isBelow(BigDecimal.TEN)).isEqualTo(below);
    }

    @Test
    void doesNotExistOfAPriceOfNothing() {
        assertThatThrownBy(() -> new Margin(BigDecimal.ZERO, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
