package io.baton.deadline;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The carrier's working time (R-SL-1): Monday to Friday without public holidays, plus the make-up working days; open
 * [09:00, 18:00), Asia/Shanghai, 540 minutes a day. Each answer that touches a year without data is a
 * {@link CalendarYearMissing}.
 */
public final class WorkingCalendar {

    /** What makes a date an exception to Monday to Friday. */
    public enum DayKind {
        /** A weekday off. */
        HOLIDAY,
        /** A weekend day worked. */
        WORKDAY
    }

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final LocalTime OPENING = LocalTime.of(9, 0);
    public static final LocalTime CLOSING = LocalTime.of(18, 0);

    /** Length of a working day. */
    public static final Duration DAY = Duration.between(OPENING, CLOSING);

    private final Map<LocalDate, DayKind> exceptions;
    private final Set<Integer> years;

    /** @param exceptions the holidays and make-up days; a year is known when it has at least one */
    public WorkingCalendar(Map<LocalDate, DayKind> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
        this.years = exceptions.keySet().stream().map(LocalDate::getYear).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there are data for the year. */
    public boolean knows(int year) {
        return years.contains(year);
    }

    /** The exceptions of one year, by date; none when it is unknown. */
    SortedMap<LocalDate, DayKind> exceptions(int year) {
        var days = new TreeMap<LocalDate, DayKind>();
        exceptions.forEach((date, kind) -> {
            if (date.getYear() == year) {
                days.put(date, kind);
            }
        });
        return days;
    }

    /** The same calendar with other exceptions in one year. */
    WorkingCalendar with(int year, Map<LocalDate, DayKind> days) {
        var all = new HashMap<>(exceptions);
        all.keySet().removeIf(date -> date.getYear() == year);
        all.putAll(days);
        return new WorkingCalendar(all);
    }

    /** Whether people work on this day. */
    public boolean isWorkingDay(LocalDate date) {
        if (!years.contains(date.getYear())) {
            throw new CalendarYearMissing(date.getYear());
        }
        var exception = exceptions.get(date);
        if (exception != null) {
            return exception == DayKind.WORKDAY;
        }
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** Moved to the next opening when outside opening hours, then the same time of day on the n-th working day after. */
    public Instant plusWorkingDays(Instant from, int days) {
        requireNotNegative(days);
        var start = opened(at(from));
        var date = start.toLocalDate();
        for (int day = 0; day < days; day++) {
            date = workingDayAfter(date);
        }
        return start.with(date).toInstant();
    }

    /** Moved back to the previous closing when outside opening hours, then the same time of day on the n-th working day before. */
    public Instant minusWorkingDays(Instant from, int days) {
        requireNotNegative(days);
        var start = closed(at(from));
        var date = start.toLocalDate();
        for (int day = 0; day < days; day++) {
            date = workingDayBefore(date);
        }
        return start.with(date).toInstant();
    }

    /** The instant at which so many minutes of working time have passed; always within opening hours. */
    public Instant plusWorkingMinutes(Instant from, long minutes) {
        requireNotNegative(minutes);
        var time = opened(at(from));
        var left = Duration.ofMinutes(minutes);
        for (var today = leftOfDay(time); left.compareTo(today) >= 0; today = DAY) {
            left = left.minus(today);
            time = workingDayAfter(time.toLocalDate()).atTime(OPENING).atZone(ZONE);
        }
        return time.plus(left).toInstant();
    }

    /** The working time from one instant to another, in whole minutes; 0 when {@code to} is not after {@code from}. */
    public long workingMinutesBetween(Instant from, Instant to) {
        return workingTimeBetween(from, to).toMinutes();
    }

    /** When so many percent of the working time from one instant to another have passed, rounded down to the minute (R-SL-4). */
    public Instant warnAt(Instant from, Instant due, int percent) {
        if (!from.isBefore(due)) {
            return due;
        }
        var minutes = workingTimeBetween(from, due)
                .multipliedBy(percent)
                .dividedBy(100)
                .toMinutes();
        var warning = plusWorkingMinutes(from, minutes);
        return warning.isBefore(due) ? warning : due;
    }

    /** How a due time stands now, and how much working time is left or has passed since. */
    public DueState stateOf(Instant now, Instant dueAt, Instant warnAt) {
        var overdue = !now.isBefore(dueAt);
        var level =
                overdue ? DueState.Level.OVERDUE : now.isBefore(warnAt) ? DueState.Level.CALM : DueState.Level.WARNING;
        try {
            return DueState.of(level, overdue ? workingMinutesBetween(dueAt, now) : workingMinutesBetween(now, dueAt));
        } catch (CalendarYearMissing missing) {
            // A list of tasks must still be shown; the colour needs no calendar, only the amount is left out.
            return DueState.uncounted(level);
        }
    }

    private Duration workingTimeBetween(Instant from, Instant to) {
        var start = at(from);
        var end = at(to);
        var total = Duration.ZERO;
        for (var date = start.toLocalDate(); !date.isAfter(end.toLocalDate()); date = date.plusDays(1)) {
            if (isWorkingDay(date)) {
                var begin = later(start, date.atTime(OPENING).atZone(ZONE));
                var finish = earlier(end, date.atTime(CLOSING).atZone(ZONE));
                total = begin.isBefore(finish) ? total.plus(Duration.between(begin, finish)) : total;
            }
        }
        return total;
    }

    private ZonedDateTime opened(ZonedDateTime time) {
        var date = time.toLocalDate();
        if (!isWorkingDay(date) || !time.toLocalTime().isBefore(CLOSING)) {
            return workingDayAfter(date).atTime(OPENING).atZone(ZONE);
        }
        return time.toLocalTime().isBefore(OPENING) ? time.truncatedTo(DAYS).with(OPENING) : time;
    }

    private ZonedDateTime closed(ZonedDateTime time) {
        var date = time.toLocalDate();
        if (!isWorkingDay(date) || time.toLocalTime().isBefore(OPENING)) {
            return workingDayBefore(date).atTime(CLOSING).atZone(ZONE);
        }
        return time.toLocalTime().isBefore(CLOSING) ? time : time.with(CLOSING);
    }

    private LocalDate workingDayAfter(LocalDate date) {
        var next = date.plusDays(1);
        return isWorkingDay(next) ? next : workingDayAfter(next);
    }

    private LocalDate workingDayBefore(LocalDate date) {
        var previous = date.minusDays(1);
        return isWorkingDay(previous) ? previous : workingDayBefore(previous);
    }

    private static Duration leftOfDay(ZonedDateTime time) {
        return Duration.between(time.toLocalTime(), CLOSING);
    }

    private static ZonedDateTime at(Instant instant) {
        return instant.atZone(ZONE);
    }

    private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static ZonedDateTime earlier(ZonedDateTime one, ZonedDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    private static void requireNotNegative(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("A negative amount of working time: " + amount);
        }
    }
}
