package io.baton.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.insight.Period.Kind;
import io.baton.web.FieldProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which days a period has, and which problems keep one from being. */
class PeriodTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2028-02-29, 2028-02-01, 2028-02-29, 2028-01-01, 2028-03-31",
        "MONTH, 2026-12-31, 2026-12-01, 2026-12-31, 2026-11-01, 2027-01-31",
        "QUARTER, 2026-04-01, 2026-04-01, 2026-06-30, 2026-01-01, 2026-09-30",
        "HALF, 2026-06-30, 2026-01-01, 2026-06-30, 2025-07-01, 2026-12-31",
        "HALF, 2026-07-01, 2026-07-01, 2026-12-31, 2026-01-01, 2027-06-30",
        "YEAR, 2026-05-05, 2026-01-01, 2026-12-31, 2025-01-01, 2027-12-31"
    })
    void lastsFromItsFirstDayToItsLast(
            Kind kind, LocalDate day, LocalDate from, LocalDate to, LocalDate before, LocalDate after) {
        var period = Period.around(kind, day);

        assertThat(period).isEqualTo(new Period(kind, from, to));
        assertThat(period.before().from()).isEqualTo(before);
        assertThat(period.before().to()).isEqualTo(from.minusDays(1));
        assertThat(period.after().from()).isEqualTo(to.plusDays(1));
        assertThat(period.after().to()).isEqualTo(after);
    }

    @Test
    void ofDaysHasOneOfAsManyDaysBeforeAndAfterIt() {
        var period = Period.ofDays(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 10));

        assertThat(period.before()).isEqualTo(Period.ofDays(LocalDate.of(2026, 2, 19), LocalDate.of(2026, 2, 28)));
        assertThat(period.after()).isEqualTo(Period.ofDays(LocalDate.of(2026, 3, 11), LocalDate.of(2026, 3, 20)));
    }

    @Test
    void beginsAndEndsAtMidnightInShanghai() {
        var day = Period.ofDays(TODAY, TODAY);

        assertThat(day.begin()).isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));
        assertThat(day.end()).isEqualTo(Instant.parse("2026-03-10T16:00:00Z"));
    }

    @Test
    void isTheHalfYearInWhichWeAreUnlessAnotherIsChosen() {
        assertThat(choice(null, null, null, null).period(TODAY)).isEqualTo(Period.around(Kind.HALF, TODAY));
        assertThat(choice("month", null, null, null).period(TODAY)).isEqualTo(Period.around(Kind.MONTH, TODAY));
        assertThat(choice(null, null, "2026-01-05", "2026-01-05").period(TODAY).kind())
                .isEqualTo(Kind.DAYS);
    }

    @Test
    void namesEveryProblem() {
        assertProblems(choice("fortnight", null, null, null), "period");
        assertProblems(choice("days", null, null, null), "from", "to");
        assertProblems(choice(null, null, "2026-01-05", null), "to");
        assertProblems(choice("days", null, "2026-01-05", "2026-01-04"), "to");
        assertProblems(choice("month", "1999-12-31", null, null), "day");
        assertProblems(choice("days", null, "2000-01-01", "3000-01-01"), "to");
    }

    private static void assertProblems(Choice choice, String... fields) {
        assertThatThrownBy(() -> choice.period(TODAY))
                .isInstanceOfSatisfying(PeriodInvalid.class, refusal -> assertThat(refusal.problems())
                        .extracting(FieldProblem::field)
                        .containsExactlyElementsOf(Arrays.asList(fields)));
    }

    private static Choice choice(
            @Nullable String period, @Nullable String day, @Nullable String from, @Nullable String to) {
        return new Choice(period, date(day), date(from), date(to), null);
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
