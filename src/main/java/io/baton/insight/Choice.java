package io.baton.insight;

import io.baton.web.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which figures somebody asks for. Every value may be missing: then it is the half-year in which we are, of everything within reach.
 *
 * @param period a {@link Period.Kind} id
 * @param day lies in the period, unless that is from one day to another; today when missing
 * @param from the first day of a period of days
 * @param to its last day
 * @param department with everything below it
 */
record Choice(
        @Nullable String period,
        @Nullable LocalDate day,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String department) {

    /** Days that people enter lie between these; others are mistyped. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    Choice {
        period = period == null || period.isBlank() ? null : period.strip();
        department = department == null || department.isBlank() ? null : department.strip();
    }

    /** @throws PeriodInvalid with every problem */
    Period period(LocalDate today) {
        var problems = new ArrayList<FieldProblem>();
        var kind = Period.Kind.of(period == null ? defaultKind().id() : period);
        if (kind.isEmpty()) {
            problems.add(FieldProblem.of("period", "insight.problem.period"));
        } else if (kind.get() == Period.Kind.DAYS) {
            requireDay(problems, "from", from);
            requireDay(problems, "to", to);
            if (problems.isEmpty() && from != null && to != null && to.isBefore(from)) {
                problems.add(FieldProblem.of("to", "insight.problem.toBeforeFrom"));
            }
            if (problems.isEmpty() && from != null && to != null) {
                return Period.ofDays(from, to);
            }
        } else {
            var within = day == null ? today : day;
            requireDay(problems, "day", within);
            if (problems.isEmpty()) {
                return Period.around(kind.get(), within);
            }
        }
        throw new PeriodInvalid(problems);
    }

    private Period.Kind defaultKind() {
        return from == null && to == null ? Period.Kind.HALF : Period.Kind.DAYS;
    }

    private static void requireDay(List<FieldProblem> problems, String field, @Nullable LocalDate day) {
        if (day == null || day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            problems.add(FieldProblem.of(field, "insight.problem.day"));
        }
    }
}
