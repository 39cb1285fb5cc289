package io.baton.project;

import io.baton.web.FieldProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a project's grade follows from (R-PJ-1). Every value may be missing, so that all problems can be told at once.
 *
 * @param annualRevenue expected revenue in CNY per year, from 0, at most two decimals
 * @param complexity a {@link Complexity} id
 * @param crossDomain whether several domains or regions work together; missing means no
 */
public record Figures(@Nullable BigDecimal annualRevenue, @Nullable String complexity, @Nullable Boolean crossDomain) {

    private static final BigDecimal MOST_REVENUE = new BigDecimal("9999999999999999.99");

    /** What is wrong with these values, in the order of the page. */
    public List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (annualRevenue == null
                || annualRevenue.signum() < 0
                || annualRevenue.compareTo(MOST_REVENUE) > 0
                || annualRevenue.stripTrailingZeros().scale() > 2) {
            problems.add(FieldProblem.of("annualRevenue", "project.problem.amount"));
        }
        if (complexity == null || Complexity.of(complexity).isEmpty()) {
            problems.add(FieldProblem.of("complexity", "project.problem.choose"));
        }
        return problems;
    }

    boolean isCrossDomain() {
        return Boolean.TRUE.equals(crossDomain);
    }
}
