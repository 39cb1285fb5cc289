package io.baton.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a version departs from what the account manager may agree alone (R-CO-1).
 *
 * @param clauses those whose wording is changed
 * @param discount percent, for reading
 * @param limit percent, the account manager's; the limit itself passes
 * @param beyond whether the discount is beyond it
 */
record Deviations(List<ChangedClause> clauses, BigDecimal discount, BigDecimal limit, boolean beyond) {

    private static final int LONGEST = 2000;

    static Deviations of(List<ChangedClause> clauses, Terms terms, BigDecimal limit) {
        return new Deviations(clauses, terms.discount(), limit, terms.isBeyond(limit));
    }

    /** Whether legal and commercial reviewer are asked. */
    public boolean any() {
        return beyond || !clauses.isEmpty();
    }

    /** In both languages, because it becomes part of the case and Tasklist shows it to everybody; empty when there are none. */
    String inShort() {
        var references = clauses.stream().map(ChangedClause::reference).collect(Collectors.joining("、"));
        var text = (beyond
                        ? "折扣 %s %%，超出限额 %s %% / Discount %s %%, beyond the limit of %s %%\n"
                                .formatted(
                                        discount.toPlainString(),
                                        limit.toPlainString(),
                                        discount.toPlainString(),
                                        limit.toPlainString())
                        : "")
                + (references.isEmpty() ? "" : "改动条款 / Changed clauses: " + references);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
