package io.baton.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What a version of a contract agrees (R-CO-1).
 *
 * @param listPrice CNY by the standard tariff, above 0
 * @param value CNY that the customer pays, from 0
 * @param startOn the first day
 * @param endOn the last day, not before the first
 * @param promisedOn the day by which delivery is promised, not after the last
 * @param payment how and when the customer pays
 */
public record Terms(
        BigDecimal listPrice,
        BigDecimal value,
        LocalDate startOn,
        LocalDate endOn,
        LocalDate promisedOn,
        String payment) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * What the customer is let off of the list price, in percent with two decimals for reading, rounded up so that what is beyond a limit reads as beyond it. A value above
     * the list price is no discount.
     */
    public BigDecimal discount() {
        return off().multiply(HUNDRED).divide(listPrice, 2, RoundingMode.UP);
    }

    /**
     * Whether the account manager may not grant it alone; the limit itself passes. Compared exactly, not as rounded for reading.
     *
     * @param limit percent
     */
    public boolean isBeyond(BigDecimal limit) {
        return off().multiply(HUNDRED).compareTo(limit.multiply(listPrice)) > 0;
    }

    private BigDecimal off() {
        return listPrice.subtract(value).max(BigDecimal.ZERO);
    }
}
