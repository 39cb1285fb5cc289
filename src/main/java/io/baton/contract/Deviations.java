package io.baton.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a version departs from what the account manager may agree alone (R-CO-1). The discount is measured by a list price that the same person
 * enters; therefore less than the bid that was won and another list price than the one agreed before count as well.
 *
 * @param clauses those whose wording is changed
 * @param discount percent, for reading
 * @param limit percent, the account manager's; the limit itself passes
 * @param beyond whether the discount is beyond it
 * @param listPrice CNY, as it is now
 * @param wonPrice CNY of the bid, when the contract is below it
 * @param listPriceBefore CNY, when an amendment changes it
 */
record Deviations(
        List<ChangedClause> clauses,
        BigDecimal discount,
        BigDecimal limit,
        boolean beyond,
        BigDecimal listPrice,
        @Nullable BigDecimal wonPrice,
        @Nullable BigDecimal listPriceBefore) {

    private static final int LONGEST = 2000;

    /**
     * @param bidPrice CNY of the bid that was won, if this version follows one
     * @param listPriceBefore CNY of the version before, if there is one
     */
    static Deviations of(
            List<ChangedClause> clauses,
            Terms terms,
            BigDecimal limit,
            @Nullable BigDecimal bidPrice,
            @Nullable BigDecimal listPriceBefore) {
        return new Deviations(
                clauses,
                terms.discount(),
                limit,
                terms.isBeyond(limit),
                terms.listPrice(),
                bidPrice != null && terms.value().compareTo(bidPrice) < 0 ? bidPrice : null,
                listPriceBefore != null && terms.listPrice().compareTo(listPriceBefore) != 0 ? listPriceBefore : null);
    }

    /** Whether legal and commercial reviewer are asked. */
    public boolean any() {
        return beyond || wonPrice != null || listPriceBefore != null || !clauses.isEmpty();
    }

    /** In both languages, because it becomes part of the case and Tasklist shows it to everybody; empty when there are none. */
    String inShort() {
        var lines = new ArrayList<String>();
        if (beyond) {
            lines.add("折扣 %s %%，超出限额 %s %% / Discount %s %%, beyond the limit of %s %%"
                    .formatted(
                            discount.toPlainString(),
                            limit.toPlainString(),
                            discount.toPlainString(),
                            limit.toPlainString()));
        }
        if (wonPrice != null) {
            lines.add("低于中标价 %s 元 / Below the price of the bid, CNY %s"
                    .formatted(wonPrice.toPlainString(), wonPrice.toPlainString()));
        }
        if (listPriceBefore != null) {
            lines.add("标准资费由 %s 元改为 %s 元 / List price changed from CNY %s to CNY %s"
                    .formatted(
                            listPriceBefore.toPlainString(),
                            listPrice.toPlainString(),
                            listPriceBefore.toPlainString(),
                            listPrice.toPlainString()));
        }
        if (!clauses.isEmpty()) {
            lines.add("改动条款 / Changed clauses: "
                    + clauses.stream().map(ChangedClause::reference).collect(Collectors.joining("、")));
        }
        var text = String.join("\n", lines);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
