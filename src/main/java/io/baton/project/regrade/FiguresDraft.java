package io.baton.project.regrade;

import io.baton.project.Figures;
import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures as they should have been stated. Every value may be missing, so that all problems can be told at once.
 *
 * @param annualRevenue expected revenue in CNY per year, from 0, at most two decimals
 * @param complexity a {@link io.baton.project.Complexity} id
 * @param crossDomain whether several domains or regions work together; missing means no
 * @param reason why they are corrected
 */
@Schema(name = "FiguresDraft")
record FiguresDraft(
        @Nullable BigDecimal annualRevenue,
        @Nullable String complexity,
        @Nullable Boolean crossDomain,
        @Nullable String reason) {

    private static final int LONGEST_REASON = 1000;

    FiguresDraft {
        reason = reason == null || reason.isBlank() ? null : reason.strip();
    }

    Figures figures() {
        return new Figures(annualRevenue, complexity, crossDomain);
    }

    /** What is wrong with these values, in the order of the page. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<>(figures().problems());
        if (reason == null) {
            problems.add(FieldProblem.of("reason", "project.problem.textMissing"));
        } else if (reason.length() > LONGEST_REASON) {
            problems.add(FieldProblem.of("reason", "project.problem.tooLong", LONGEST_REASON));
        }
        return problems;
    }
}
