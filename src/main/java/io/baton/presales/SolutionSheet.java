package io.baton.presales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The approved solution, as the customer reads it (R-SL-10).
 *
 * @param version of the solution, which the gates approved (R-PS-5)
 * @param technology of the access
 * @param products their names
 * @param bandwidthMbps per site
 * @param wantedOn when the customer wants it
 * @param expectedOn what the first answer told the customer
 */
record SolutionSheet(
        int version,
        String description,
        String technology,
        List<String> products,
        int sites,
        BigDecimal bandwidthMbps,
        LocalDate wantedOn,
        LocalDate expectedOn) {}
