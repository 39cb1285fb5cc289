package io.baton.project.opportunity;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account manager keeps of an opportunity. Every value may be missing, so that all problems can be told at once.
 *
 * @param source a {@link Source} id
 * @param customerId the customer
 * @param title what it is about
 * @param expectedRevenue CNY per year, from 0, at most two decimals
 * @param expectedOn the day on which it is expected to be signed
 * @param nextStep what happens next
 */
@Schema(name = "OpportunityDraft")
public record OpportunityDraft(
        @Nullable String source,
        @Nullable Long customerId,
        @Nullable String title,
        @Nullable BigDecimal expectedRevenue,
        @Nullable LocalDate expectedOn,
        @Nullable String nextStep) {

    private static final BigDecimal MOST_REVENUE = new BigDecimal("9999999999999999.99");

    public OpportunityDraft {
        title = stripped(title);
        nextStep = stripped(nextStep);
    }

    /** What is wrong with these values taken alone, in the order of the page; the customer is looked up elsewhere. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (customerId == null) {
            problems.add(FieldProblem.of("customerId", "project.problem.customerMissing"));
        }
        requireText(problems, "title", title, 200);
        if (source == null || Source.of(source).isEmpty()) {
            problems.add(FieldProblem.of("source", "project.problem.choose"));
        }
        if (expectedRevenue == null
                || expectedRevenue.signum() < 0
                || expectedRevenue.compareTo(MOST_REVENUE) > 0
                || expectedRevenue.stripTrailingZeros().scale() > 2) {
            problems.add(FieldProblem.of("expectedRevenue", "project.problem.amount"));
        }
        if (expectedOn == null) {
            problems.add(FieldProblem.of("expectedOn", "project.problem.dateMissing"));
        }
        requireText(problems, "nextStep", nextStep, 500);
        return problems;
    }

    private static void requireText(List<FieldProblem> problems, String field, @Nullable String text, int most) {
        if (text == null) {
            problems.add(FieldProblem.of(field, "project.problem.textMissing"));
        } else if (text.length() > most) {
            problems.add(FieldProblem.of(field, "project.problem.tooLong", most));
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
