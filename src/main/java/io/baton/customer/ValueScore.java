package io.baton.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Points for a customer's value (R-CU-4): revenue 40, informatisation revenue 30, products used 20, social influence 10. */
final class ValueScore {

    private static final int POINTS_PER_PRODUCT = 4;

    private ValueScore() {}

    /**
     * @param fullRevenue CNY that earn all points for revenue
     * @param fullItRevenue CNY that earn all points for informatisation revenue
     * @return whole points, 0 to 100, begun points left out
     */
    static int of(
            BigDecimal revenue,
            BigDecimal itRevenue,
            int productsUsed,
            int influence,
            BigDecimal fullRevenue,
            BigDecimal fullItRevenue) {
        return share(revenue, fullRevenue, 40)
                + share(itRevenue, fullItRevenue, 30)
                + Math.min(20, productsUsed * POINTS_PER_PRODUCT)
                + influence * 2;
    }

    private static int share(BigDecimal amount, BigDecimal full, int points) {
        return amount.multiply(BigDecimal.valueOf(points))
                .divide(full, 0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(points))
                .intValue();
    }
}
