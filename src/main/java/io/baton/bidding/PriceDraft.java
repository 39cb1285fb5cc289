package io.baton.bidding;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Price, cost and price strategy of a bid (R-BD-3). Every value may be missing, so that all problems can be told at once.
 *
 * @param price CNY before tax, above 0: a price of 0 has no margin (R-BD-4)
 * @param cost CNY, from 0
 * @param priceStrategy why this price
 */
@Schema(name = "PriceDraft")
public record PriceDraft(@Nullable BigDecimal price, @Nullable BigDecimal cost, @Nullable String priceStrategy) {

    private static final int LONGEST_STRATEGY = 2000;

    public PriceDraft {
        priceStrategy = TenderDraft.stripped(priceStrategy);
    }

    List<FieldProblem> problems(BigDecimal priceLimit) {
        var problems = new ArrayList<FieldProblem>();
        if (price == null || price.signum() <= 0 || !TenderDraft.isAmount(price)) {
            problems.add(FieldProblem.of("price", "bidding.problem.amountAboveZero"));
        } else if (price.compareTo(priceLimit) > 0) {
            problems.add(FieldProblem.of("price", "bidding.problem.aboveLimit", priceLimit.toPlainString()));
        }
        if (!TenderDraft.isAmount(cost)) {
            problems.add(FieldProblem.of("cost", "bidding.problem.amount"));
        }
        TenderDraft.requireText(problems, "priceStrategy", priceStrategy, LONGEST_STRATEGY);
        return problems;
    }
}
