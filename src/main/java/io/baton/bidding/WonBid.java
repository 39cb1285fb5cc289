package io.baton.bidding;

import java.math.BigDecimal;

/**
 * A bid that was won, which leads to a contract (R-BD-7).
 *
 * @param tenderNumber {@code TB-…}
 * @param price CNY before tax
 */
public record WonBid(String tenderNumber, BigDecimal price) {}
