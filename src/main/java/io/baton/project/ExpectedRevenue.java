package io.baton.project;

import java.math.BigDecimal;

/**
 * What projects are expected to bring, in CNY per year.
 *
 * @param open how many are on their way
 * @param expected what they would bring
 * @param signed how many are signed
 * @param won what these bring
 */
record ExpectedRevenue(int open, BigDecimal expected, int signed, BigDecimal won) {}
