package io.baton.contract;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a version as they were typed (R-CO-1). Every value may be missing, so that all problems can be told at once.
 *
 * @param listPrice CNY by the standard tariff, above 0: nothing is a discount of nothing
 * @param value CNY that the customer pays, from 0
 * @param startOn the first day
 * @param endOn the last day
 * @param promisedOn the day by which delivery is promised
 * @param payment how and when the customer pays
 */
@Schema(name = "TermsDraft")
public record TermsDraft(
        @Nullable BigDecimal listPrice,
        @Nullable BigDecimal value,
        @Nullable LocalDate startOn,
        @Nullable LocalDate endOn,
        @Nullable LocalDate promisedOn,
        @Nullable String payment) {

    private static final BigDecimal MOST = new BigDecimal("9999999999999999.99");
    private static final int LONGEST_PAYMENT = 2000;

    public TermsDraft {
        payment = stripped(payment);
    }

    /**
     * Everything that is wrong, in the order of the page.
     *
     * @param inForce the terms that an amendment changes; a day that it leaves as it is may have passed
     */
    List<FieldProblem> problems(LocalDate today, @Nullable Terms inForce) {
        var problems = new ArrayList<FieldProblem>();
        if (!isAmount(listPrice) || listPrice.signum() == 0) {
            problems.add(FieldProblem.of("listPrice", "contract.problem.amountAboveZero"));
        }
        if (!isAmount(value)) {
            problems.add(FieldProblem.of("value", "contract.problem.amount"));
        }
        if (startOn == null) {
            problems.add(FieldProblem.of("startOn", "contract.problem.dayMissing"));
        }
        if (endOn == null) {
            problems.add(FieldProblem.of("endOn", "contract.problem.dayMissing"));
        } else if (startOn != null && endOn.isBefore(startOn)) {
            problems.add(FieldProblem.of("endOn", "contract.problem.endBeforeStart"));
        } else if (isPast(endOn, today, inForce == null ? null : inForce.endOn())) {
            problems.add(FieldProblem.of("endOn", "contract.problem.dayPast"));
        }
        if (promisedOn == null) {
            problems.add(FieldProblem.of("promisedOn", "contract.problem.dayMissing"));
        } else if (endOn != null && promisedOn.isAfter(endOn)) {
            problems.add(FieldProblem.of("promisedOn", "contract.problem.promisedAfterEnd"));
        } else if (isPast(promisedOn, today, inForce == null ? null : inForce.promisedOn())) {
            problems.add(FieldProblem.of("promisedOn", "contract.problem.dayPast"));
        }
        requireText(problems, "payment", payment, LONGEST_PAYMENT);
        return problems;
    }

    Terms terms() {
        return new Terms(
                Objects.requireNonNull(listPrice),
                Objects.requireNonNull(value),
                Objects.requireNonNull(startOn),
                Objects.requireNonNull(endOn),
                Objects.requireNonNull(promisedOn),
                Objects.requireNonNull(payment));
    }

    static TermsDraft of(Terms terms) {
        return new TermsDraft(
                terms.listPrice(), terms.value(), terms.startOn(), terms.endOn(), terms.promisedOn(), terms.payment());
    }

    private static boolean isPast(LocalDate day, LocalDate today, @Nullable LocalDate before) {
        return day.isBefore(today) && !day.equals(before);
    }

    /** Whether it is money: from 0, at most two decimals. */
    private static boolean isAmount(@Nullable BigDecimal amount) {
        return amount != null
                && amount.signum() >= 0
                && amount.compareTo(MOST) <= 0
                && amount.stripTrailingZeros().scale() <= 2;
    }

    static void requireText(List<FieldProblem> problems, String field, @Nullable String text, int longest) {
        if (text == null) {
            problems.add(FieldProblem.of(field, "contract.problem.textMissing"));
        } else if (text.length() > longest) {
            problems.add(FieldProblem.of(field, "contract.problem.tooLong", longest));
        }
    }

    static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
