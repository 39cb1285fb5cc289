package io.baton.bidding;

import io.baton.web.FieldProblem;
import io.baton.web.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a bid manager enters of a tender (R-BD-1). Every value may be missing, so that all problems can be told at once. Times are
 * those of Asia/Shanghai.
 *
 * @param projectNumber {@code XM-…}, whose customer tenders
 * @param reference the issuer's number of the tender
 * @param issuer who tenders: the customer or its agency
 * @param submissionDeadline the last minute that counts
 * @param openingAt when the bids are opened
 * @param priceLimit CNY before tax, above 0
 * @param bidBond CNY, 0 or missing when none is asked for
 */
@Schema(name = "TenderDraft")
public record TenderDraft(
        @Nullable String projectNumber,
        @Nullable String reference,
        @Nullable String issuer,
        @Nullable LocalDateTime submissionDeadline,
        @Nullable LocalDateTime openingAt,
        @Nullable BigDecimal priceLimit,
        @Nullable BigDecimal bidBond) {

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_ISSUER = 200;
    private static final BigDecimal MOST = new BigDecimal("9999999999999999.99");

    public TenderDraft {
        projectNumber = stripped(projectNumber);
        reference = stripped(reference);
        issuer = stripped(issuer);
    }

    Instant deadline() {
        return instantOf(Objects.requireNonNull(submissionDeadline));
    }

    Instant opening() {
        return instantOf(Objects.requireNonNull(openingAt));
    }

    BigDecimal bond() {
        return bidBond == null ? BigDecimal.ZERO : bidBond;
    }

    /** What is wrong with these values taken alone, in the order of the page. */
    List<FieldProblem> problems(Instant now) {
        var problems = new ArrayList<FieldProblem>();
        requireText(problems, "reference", reference, LONGEST_REFERENCE);
        requireText(problems, "issuer", issuer, LONGEST_ISSUER);
        requireDeadline(problems, submissionDeadline, openingAt, now);
        if (!isAmount(priceLimit) || priceLimit.signum() == 0) {
            problems.add(FieldProblem.of("priceLimit", "bidding.problem.amountAboveZero"));
        }
        if (!isAmount(bond())) {
            problems.add(FieldProblem.of("bidBond", "bidding.problem.amount"));
        }
        return problems;
    }

    /** Adds what is wrong with a deadline and its opening: the bids are opened when all are in, so never before it (R-BD-1). */
    static void requireDeadline(
            List<FieldProblem> problems,
            @Nullable LocalDateTime deadline,
            @Nullable LocalDateTime opening,
            Instant now) {
        if (deadline == null || !instantOf(deadline).isAfter(now)) {
            problems.add(FieldProblem.of("submissionDeadline", "bidding.problem.deadlinePast"));
        }
        if (opening == null || (deadline != null && opening.isBefore(deadline))) {
            problems.add(FieldProblem.of("openingAt", "bidding.problem.openingBeforeDeadline"));
        }
    }

    /** Whether it is money: from 0, at most two decimals. */
    static boolean isAmount(@Nullable BigDecimal amount) {
        return amount != null
                && amount.signum() >= 0
                && amount.compareTo(MOST) <= 0
                && amount.stripTrailingZeros().scale() <= 2;
    }

    static Instant instantOf(LocalDateTime time) {
        return time.atZone(Times.ZONE).toInstant();
    }

    /** Adds what is wrong with a text that must be there. */
    static void requireText(List<FieldProblem> problems, String field, @Nullable String text, int longest) {
        if (text == null) {
            problems.add(FieldProblem.of(field, "bidding.problem.textMissing"));
        } else if (text.length() > longest) {
            problems.add(FieldProblem.of(field, "bidding.problem.tooLong", longest));
        }
    }

    /** Null when nothing but blanks was typed. Browsers end lines by two characters, Excel by one: one text is one text. */
    static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }
}
