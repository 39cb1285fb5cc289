package io.baton.contract.cancellation;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation as it is asked for (R-DL-15). Every value may be missing, so that all problems can be told at once.
 *
 * @param reason why the contract is to end
 * @param openOrders what is to become of orders that are under way
 * @param resourcePlan what is to become of network resources and equipment
 * @param moneyPlan what is to become of payments, refunds and damages
 */
@Schema(name = "CancellationDraft")
public record CancellationDraft(
        @Nullable String reason,
        @Nullable String openOrders,
        @Nullable String resourcePlan,
        @Nullable String moneyPlan) {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_PLAN = 2000;

    public CancellationDraft {
        reason = stripped(reason);
        openOrders = stripped(openOrders);
        resourcePlan = stripped(resourcePlan);
        moneyPlan = stripped(moneyPlan);
    }

    /** What is wrong, in the order of the page. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        require(problems, "reason", reason, LONGEST_REASON);
        require(problems, "openOrders", openOrders, LONGEST_PLAN);
        require(problems, "resourcePlan", resourcePlan, LONGEST_PLAN);
        require(problems, "moneyPlan", moneyPlan, LONGEST_PLAN);
        return problems;
    }

    private static void require(List<FieldProblem> problems, String field, @Nullable String text, int most) {
        if (text == null) {
            problems.add(FieldProblem.of(field, "contract.problem.templateTextMissing"));
        } else if (text.length() > most) {
            problems.add(FieldProblem.of(field, "contract.problem.templateTextTooLong", most));
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
