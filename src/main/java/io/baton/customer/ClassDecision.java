package io.baton.customer;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a customer came by its class (R-CU-1): the outcome and the inputs at that time.
 *
 * @param taxRank null when unranked
 * @param by the name of the person whose entry led to it
 */
public record ClassDecision(
        CustomerClass customerClass,
        Sector sector,
        Level level,
        @Nullable Integer taxRank,
        Size size,
        String by,
        Instant at) {

    /** Whether the customer is still as this decision saw it. */
    boolean describes(Customer customer) {
        return customerClass == customer.customerClass()
                && sector == customer.sector()
                && level == customer.level()
                && Objects.equals(taxRank, customer.taxRank())
                && size == customer.size();
    }
}
