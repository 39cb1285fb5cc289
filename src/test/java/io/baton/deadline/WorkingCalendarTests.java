package io.baton.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.deadline.WorkingCalendar.DayKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-SL-1 and R-SL-4 against the shipped calendar. */
@Tag("R-SL-1")
@Tag("R-SL-4")
class WorkingCalendarTests {

    private static final Map<LocalDate, DayKind> SHIPPED = shipped();
    private final WorkingCalendar calendar = new WorkingCalendar(SHIPPED);

    @ParameterizedTest
    @CsvSource({
        // Examples of the rulebook: Monday is 2026-03-09.
        "2026-03-07T10:00, 1, 2026-03-10T09:00",
        "2026-03-06T18:00, 1, 2026-03-10T09:00",
        "2026-03-09T07:30, 1, 2026-03-10T09:00",
        // Both sides of opening and closing.
        "2026-03-09T08:59:59, 1, 2026-03-10T09:00",
        "2026-03-09T09:00, 1, 2026-03-10T09:00",
        "2026-03-09T09:00:01, 1, 2026-03-10T09:00:01",
        "2026-03-09T17:59:59, 1, 2026-03-10T17:59:59",
        "2026-03-09T18:00, 1, 2026-03-11T09:00",
        "2026-03-06T17:59, 1, 2026-03-09T17:59",
        "2026-03-09T10:00, 0, 2026-03-09T10:00",
        "2026-03-09T20:00, 0, 2026-03-10T09:00",
        "2026-03-09T10:00, 5, 2026-03-16T10:00",
        // Spring Festival 2026: off 16 to 23 February, worked on Saturdays 14 and 28 February.
        "2026-02-13T10:00, 1, 2026-02-14T10:00",
        "2026-02-14T10:00, 1, 2026-02-24T10:00",
        "2026-02-14T18:00, 1, 2026-02-25T09:00",
        "2026-02-17T12:00, 1, 2026-02-25T09:00",
        "2026-02-27T10:00, 1, 2026-02-28T10:00",
        "2026-02-27T10:00, 2, 2026-03-02T10:00",
        // New Year 2026: off 1 and 2 January, worked on Sunday 4 January.
        "2025-12-31T16:00, 1, 2026-01-04T16:00",
        "2026-12-30T10:00, 1, 2026-12-31T10:00",
    })
    void countsWorkingDaysAfter(LocalDateTime from, int days, LocalDateTime due) {
        assertThat(local(calendar.plusWorkingDays(at(from), days))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T10:00, 1, 2026-03-09T10:00",
        "2026-03-09T10:00, 1, 2026-03-06T10:00",
        "2026-03-09T09:00, 1, 2026-03-06T09:00",
        "2026-03-09T08:59, 1, 2026-03-05T18:00",
        "2026-03-09T17:59, 1, 2026-03-06T17:59",
        "2026-03-09T18:00, 1, 2026-03-06T18:00",
        "2026-03-09T22:00, 1, 2026-03-06T18:00",
        "2026-03-07T10:00, 1, 2026-03-05T18:00",
        "2026-03-07T10:00, 0, 2026-03-06T18:00",
        "2026-02-24T10:00, 1, 2026-02-14T10:00",
        "2026-02-20T10:00, 1, 2026-02-13T18:00",
        "2026-03-02T10:00, 3, 2026-02-26T10:00",
    })
    void countsWorkingDaysBefore(LocalDateTime from, int days, LocalDateTime before) {
        assertThat(local(calendar.minusWorkingDays(at(from), days))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T10:00, 432, 2026-03-09T17:12",
        "2026-03-09T10:00, 479, 2026-03-09T17:59",
        "2026-03-09T10:00, 480, 2026-03-10T09:00",
        "2026-03-09T10:00, 481, 2026-03-10T09:01",
        "2026-03-06T17:00, 120, 2026-03-09T10:00",
        "2026-03-07T17:00, 0, 2026-03-09T09:00",
        "2026-02-14T17:30, 60, 2026-02-24T09:30",
        "2026-03-09T09:00, 5400, 2026-03-23T09:00",
    })
    void countsWorkingMinutesAfter(LocalDateTime from, long minutes, LocalDateTime then) {
        assertThat(local(calendar.plusWorkingMinutes(at(from), minutes))).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T10:00, 2026-03-09T10:00, 0",
        "2026-03-09T10:00, 2026-03-09T09:00, 0",
        "2026-03-09T08:00, 2026-03-09T09:01, 1",
        "2026-03-09T17:59, 2026-03-10T09:00, 1",
        "2026-03-09T10:00:30, 2026-03-09T10:01:29, 0",
        "2026-03-09T00:00, 2026-03-10T00:00, 540",
        "2026-03-06T18:00, 2026-03-09T09:00, 0",
        "2026-02-14T09:00, 2026-02-24T18:00, 1080",
    })
    void countsWorkingMinutesBetween(LocalDateTime from, LocalDateTime to, long minutes) {
        assertThat(calendar.workingMinutesBetween(at(from), at(to))).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T10:00, 1, 2026-03-09T17:12",
        "2026-03-06T18:00, 1, 2026-03-09T16:12",
        "2026-03-09T10:00, 5, 2026-03-13T10:00",
        "2026-02-14T17:00, 1, 2026-02-24T15:12",
    })
    void warnsAtEightyPercent(LocalDateTime from, int days, LocalDateTime warning) {
        var due = calendar.plusWorkingDays(at(from), days);
        assertThat(local(calendar.warnAt(at(from), due, 80))).isEqualTo(warning);
    }

    @Test
    void roundsTheWarningDownToTheMinute() {
        var from = at(LocalDateTime.parse("2026-03-09T10:00"));
        assertThat(local(calendar.warnAt(from, from.plus(Duration.ofMinutes(7)), 80)))
                .isEqualTo(LocalDateTime.parse("2026-03-09T10:05"));
        assertThat(local(calendar.warnAt(from, from.plus(Duration.ofSeconds(59)), 80)))
                .isEqualTo(LocalDateTime.parse("2026-03-09T10:00"));
    }

    @Test
    void warnsAtOnceWhenTheTimeIsOverAlready() {
        var due = at(LocalDateTime.parse("2026-03-09T10:00"));
        assertThat(calendar.warnAt(due.plusSeconds(60), due, 80)).isEqualTo(due);
        assertThat(calendar.warnAt(due, due, 80)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T10:00, CALM, 1, WORKING_DAYS",
        "2026-03-09T10:01, CALM, 8, HOURS",
        "2026-03-09T17:11:59, CALM, 1, HOURS",
        "2026-03-09T17:12, WARNING, 1, HOURS",
        "2026-03-10T09:00, WARNING, 1, HOURS",
        "2026-03-10T09:01, WARNING, 59, MINUTES",
        "2026-03-10T09:59:30, WARNING, 0, MINUTES",
        "2026-03-10T10:00, OVERDUE, 0, MINUTES",
        "2026-03-10T10:59, OVERDUE, 59, MINUTES",
        "2026-03-10T11:00, OVERDUE, 1, HOURS",
        "2026-03-10T23:00, OVERDUE, 8, HOURS",
        "2026-03-11T10:00, OVERDUE, 1, WORKING_DAYS",
        "2026-03-14T10:00, OVERDUE, 3, WORKING_DAYS",
        "2027-01-05T10:00, OVERDUE, 0, UNCOUNTED",
    })
    void saysHowTheDueTimeStands(LocalDateTime now, DueState.Level level, long amount, DueState.Unit unit) {
        var from = at(LocalDateTime.parse("2026-03-09T10:00"));
        var due = calendar.plusWorkingDays(from, 1);
        var warning = calendar.warnAt(from, due, 80);
        assertThat(calendar.stateOf(at(now), due, warning)).isEqualTo(new DueState(level, amount, unit));
    }

    @Test
    void refusesAYearWithoutData() {
        assertThatThrownBy(() -> calendar.plusWorkingDays(at(LocalDateTime.parse("2026-12-31T10:00")), 1))
                .isInstanceOf(CalendarYearMissing.class)
                .hasMessageContaining("2027");
        assertThatThrownBy(() -> calendar.plusWorkingDays(at(LocalDateTime.parse("2026-12-31T18:00")), 0))
                .isInstanceOf(CalendarYearMissing.class);
        assertThatThrownBy(() -> calendar.minusWorkingDays(at(LocalDateTime.parse("2010-01-04T10:00")), 1))
                .isInstanceOf(CalendarYearMissing.class)
                .hasMessageContaining("2009");
        assertThatThrownBy(() -> calendar.plusWorkingMinutes(at(LocalDateTime.parse("2026-12-31T17:00")), 60))
                .isInstanceOf(CalendarYearMissing.class);
        assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.parse("2027-01-04")))
                .isInstanceOf(CalendarYearMissing.class);
    }

    @Test
    void knowsEveryShippedYear() {
        for (int year = 2010; year <= 2026; year++) {
            assertThat(calendar.isWorkingDay(LocalDate.of(year, 1, 1))).isFalse();
        }
        assertThat(SHIPPED).hasSize(418);
        SHIPPED.forEach((date, kind) -> assertThat(date.getDayOfWeek().getValue() >= 6)
                .as(date.toString())
                .isEqualTo(kind == DayKind.WORKDAY));
    }

    @Test
    void refusesNegativeAmounts() {
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.plusWorkingDays(Instant.EPOCH, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.minusWorkingDays(Instant.EPOCH, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.plusWorkingMinutes(Instant.EPOCH, -1));
    }

    static Map<LocalDate, DayKind> shipped() {
        try (var migration = WorkingCalendarTests.class.getResourceAsStream("/db/migration/V060__deadline.sql")) {
            var days = new HashMap<LocalDate, DayKind>();
            Pattern.compile("\\('(\\d{4}-\\d\\d-\\d\\d)', '(\\w+)'\\)")
                    .matcher(new String(migration.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(day -> days.put(LocalDate.parse(day.group(1)), DayKind.valueOf(day.group(2))));
            return days;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(WorkingCalendar.ZONE).toInstant();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, WorkingCalendar.ZONE);
    }
}
