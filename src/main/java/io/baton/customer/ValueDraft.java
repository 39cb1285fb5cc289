package io.baton.customer;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account manager enters at the yearly review of a customer (R-CU-4). Every value may be missing, so that all problems can be
 * told at once.
 *
 * @param revenue of the last twelve months, CNY, from 0, at most two decimals
 * @param itRevenue the informatisation part of it, CNY
 * @param productsUsed how many products of the catalogue the customer uses
 * @param influence social influence, 0 (none) to 5 (whole country)
 */
@Schema(name = "ValueDraft")
public record ValueDraft(
        @Nullable BigDecimal revenue,
        @Nullable BigDecimal itRevenue,
        @Nullable Integer productsUsed,
        @Nullable Integer influence) {

    private static final BigDecimal MOST = new BigDecimal("9999999999999999.99");
    private static final int MOST_PRODUCTS = 1000;

    /** Everything that is wrong with these values, in the order of the page. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (!isAmount(revenue)) {
            problems.add(FieldProblem.of("revenue", "customer.problem.amount"));
        }
        if (!isAmount(itRevenue)) {
            problems.add(FieldProblem.of("itRevenue", "customer.problem.amount"));
        } else if (isAmount(revenue) && itRevenue.compareTo(revenue) > 0) {
            problems.add(FieldProblem.of("itRevenue", "customer.problem.itRevenue"));
        }
        if (productsUsed == null || productsUsed < 0 || productsUsed > MOST_PRODUCTS) {
            problems.add(FieldProblem.of("productsUsed", "customer.problem.products", MOST_PRODUCTS));
        }
        if (influence == null || influence < 0 || influence > 5) {
            problems.add(FieldProblem.of("influence", "customer.problem.influence"));
        }
        return problems;
    }

    private static boolean isAmount(@Nullable BigDecimal amount) {
        return amount != null
                && amount.signum() >= 0
                && amount.compareTo(MOST) <= 0
                && amount.stripTrailingZeros().scale() <= 2;
    }
}
