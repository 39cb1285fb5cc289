package io.baton.bidding;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is left of the price before tax (R-BD-4).
 *
 * @param price CNY before tax, above 0
 * @param cost CNY, from 0
 */
record Margin(BigDecimal price, BigDecimal cost) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Margin {
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("No margin of a price of " + price);
        }
    }

    /** (price − cost) ÷ price in percent, cut to two decimals, so that what is below the floor never looks as if it reached it. */
    public BigDecimal percent() {
        return price.subtract(cost).multiply(HUNDRED).divide(price, 2, RoundingMode.FLOOR);
    }

    /** Compared exactly, without a division; the floor itself is not below. */
    public boolean isBelow(BigDecimal floorPercent) {
        return price.subtract(cost).multiply(HUNDRED).compareTo(price.multiply(floorPercent)) < 0;
    }
}
