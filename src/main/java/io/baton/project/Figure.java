package io.baton.project;

import java.math.BigDecimal;

/**
 * An amount that a case knows, for the project's page.
 *
 * @param messageKey what it is, its unit included
 * @param amount exact
 * @param unit CNY, or percent
 */
public record Figure(String messageKey, BigDecimal amount, Unit unit) {

    /** What the amount counts. */
    public enum Unit {
        CNY,
        PERCENT
    }

    /** An amount in CNY. */
    public static Figure cny(String messageKey, BigDecimal amount) {
        return new Figure(messageKey, amount, Unit.CNY);
    }

    /** A share in percent. */
    public static Figure percent(String messageKey, BigDecimal amount) {
        return new Figure(messageKey, amount, Unit.PERCENT);
    }
}
