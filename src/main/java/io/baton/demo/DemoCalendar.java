package io.baton.demo;

import io.baton.deadline.CalendarYearMissing;
import io.baton.deadline.CalendarYears;
import io.baton.deadline.Deadlines;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Enters a year that the working calendar lacks and the demo's cases reach, as its administrator would, with a reason that says what it
 * is worth: official days are announced late in the year before, and a demo started then shall show cases too (R-SL-1).
 */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoCalendar {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCalendar.class);

    /** Working days that the demo's cases, and who works on them for some weeks, may reach ahead. */
    private static final int FURTHEST = 60;

    private static final String ADMIN = "admin1";
    private static final String REASON =
            "演示用：官方安排录入前，只计日期固定的节日 / For the demo: only holidays with fixed dates until the official year is imported";
    private static final List<MonthDay> FIXED =
            List.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(10, 1), MonthDay.of(10, 2), MonthDay.of(10, 3));
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final CalendarYears years;
    private final Deadlines deadlines;
    private final Clock clock;

    DemoCalendar(CalendarYears years, Deadlines deadlines, Clock clock) {
        this.years = years;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Does nothing while the official years reach far enough; at most this year and the next are entered. */
    void complete() {
        missingYear().ifPresent(this::enter);
        missingYear().ifPresent(this::enter);
    }

    private void enter(int year) {
        LOG.info(
                "演示录入临时的 {} 年工作日历 / The demo enters a provisional working calendar for {}",
                Integer.toString(year),
                Integer.toString(year));
        years.take(provisional(year), 0, REASON, ADMIN);
    }

    private Optional<Integer> missingYear() {
        try {
            deadlines.plusWorkingDays(clock.instant(), FURTHEST);
            return Optional.empty();
        } catch (CalendarYearMissing missing) {
            return Optional.of(missing.year());
        }
    }

    /** A weekend day is no exception, so it has no line. */
    static String provisional(int year) {
        return FIXED.stream()
                .map(day -> day.atYear(year))
                .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
                .map(LocalDate::toString)
                .collect(Collectors.joining(",holiday\n", "", ",holiday\n"));
    }
}
