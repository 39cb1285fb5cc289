package io.baton.presales;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an engineer saves as the next version of a solution. Every value may be missing, so that all problems can be told at once.
 *
 * @param summary the solution in words
 * @param ringSlotUse MSTP ring slots in use, 0 to 100 percent; null when there is no ring
 * @param coversYear whether the free slots cover more than a year's demand; null counts as no
 * @param technology a {@link Technology} id
 * @param deviationReason why another technology than the recommended one; required then
 * @param investment CNY, once
 * @param annualCost CNY per year
 * @param annualRevenue expected, CNY per year
 * @param coAuthors accounts of the co-authors
 * @param ipRan the ring that is joined; required when the technology is IPRAN or IPRAN-OTN, else left out (R-PS-13)
 */
@Schema(name = "SolutionDraft")
public record SolutionDraft(
        @Nullable String summary,
        @Nullable BigDecimal ringSlotUse,
        @Nullable Boolean coversYear,
        @Nullable String technology,
        @Nullable String deviationReason,
        @Nullable BigDecimal investment,
        @Nullable BigDecimal annualCost,
        @Nullable BigDecimal annualRevenue,
        @Nullable Set<String> coAuthors,
        @Nullable IpRanDraft ipRan) {

    private static final BigDecimal MOST = new BigDecimal("9999999999999999.99");

    public SolutionDraft {
        summary = stripped(summary);
        deviationReason = stripped(deviationReason);
        coAuthors = coAuthors == null ? Set.of() : new TreeSet<>(coAuthors);
    }

    /** What is wrong with these values taken alone, in the order of the page. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (summary == null) {
            problems.add(FieldProblem.of("summary", "presales.problem.textMissing"));
        } else if (summary.length() > 4000) {
            problems.add(FieldProblem.of("summary", "presales.problem.tooLong", 4000));
        }
        if (!isSlotUse(ringSlotUse)) {
            problems.add(FieldProblem.of("ringSlotUse", "presales.problem.ringSlotUse"));
        }
        if (Arrays.stream(Technology.values()).noneMatch(one -> one.id().equals(technology))) {
            problems.add(FieldProblem.of("technology", "presales.problem.choose"));
        }
        if (deviationReason != null && deviationReason.length() > 1000) {
            problems.add(FieldProblem.of("deviationReason", "presales.problem.tooLong", 1000));
        }
        if (joinsARing()) {
            problems.addAll((ipRan == null ? IpRanDraft.NONE : ipRan).problems());
        }
        requireAmount(problems, "investment", investment);
        requireAmount(problems, "annualCost", annualCost);
        requireAmount(problems, "annualRevenue", annualRevenue);
        return problems;
    }

    /** Whether the chosen technology joins an access ring of the IP RAN. */
    boolean joinsARing() {
        return Arrays.stream(Technology.values()).anyMatch(one -> one.id().equals(technology) && one.joinsARing());
    }

    static boolean isSlotUse(@Nullable BigDecimal use) {
        return use == null
                || (use.signum() >= 0
                        && use.compareTo(BigDecimal.valueOf(100)) <= 0
                        && use.stripTrailingZeros().scale() <= 2);
    }

    private static void requireAmount(List<FieldProblem> problems, String field, @Nullable BigDecimal amount) {
        if (amount == null
                || amount.signum() < 0
                || amount.compareTo(MOST) > 0
                || amount.stripTrailingZeros().scale() > 2) {
            problems.add(FieldProblem.of(field, "presales.problem.amount"));
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
