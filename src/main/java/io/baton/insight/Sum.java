package io.baton.insight;

import io.baton.project.Tally;
import java.math.BigDecimal;
import java.util.List;

/**
 * How many, and what they come to.
 *
 * @param amount CNY
 */
record Sum(int count, BigDecimal amount) {

    static Sum of(List<Tally> tallies) {
        return new Sum(
                tallies.stream().mapToInt(Tally::count).sum(),
                tallies.stream().map(Tally::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
