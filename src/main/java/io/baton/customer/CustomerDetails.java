package io.baton.customer;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account manager enters about a customer.
 *
 * @param name the customer's full name
 * @param creditCode the unified social credit code (GB 32100), if known
 * @param sector a {@link Sector} id
 * @param level a {@link Level} id
 * @param taxRank the rank among the province's tax payers, from 1; null when unranked
 * @param size a {@link Size} id
 * @param contact the main contact, with telephone
 */
@Schema(name = "CustomerDetails")
public record CustomerDetails(
        @Nullable String name,
        @Nullable String creditCode,
        @Nullable String sector,
        @Nullable String level,
        @Nullable Integer taxRank,
        @Nullable String size,
        @Nullable String contact) {

    public CustomerDetails {
        name = trimmed(name);
        creditCode = trimmed(creditCode);
        contact = trimmed(contact);
    }

    /** Everything that is wrong with these details, in the order of the page. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (name == null) {
            problems.add(FieldProblem.of("name", "customer.problem.nameMissing"));
        } else if (name.length() > 200) {
            problems.add(FieldProblem.of("name", "customer.problem.tooLong", 200));
        }
        if (creditCode != null && !UnifiedCreditCode.isValid(creditCode)) {
            problems.add(FieldProblem.of("creditCode", "customer.problem.creditCode"));
        }
        if (sector == null || Sector.of(sector).isEmpty()) {
            problems.add(FieldProblem.of("sector", "customer.problem.choose"));
        }
        if (level == null || Level.of(level).isEmpty()) {
            problems.add(FieldProblem.of("level", "customer.problem.choose"));
        }
        if (taxRank != null && taxRank < 1) {
            problems.add(FieldProblem.of("taxRank", "customer.problem.taxRank"));
        }
        if (size == null || Size.of(size).isEmpty()) {
            problems.add(FieldProblem.of("size", "customer.problem.choose"));
        }
        if (contact == null) {
            problems.add(FieldProblem.of("contact", "customer.problem.contactMissing"));
        } else if (contact.length() > 200) {
            problems.add(FieldProblem.of("contact", "customer.problem.tooLong", 200));
        }
        return problems;
    }

    private static @Nullable String trimmed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
