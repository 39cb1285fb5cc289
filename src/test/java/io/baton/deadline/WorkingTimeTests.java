package io.baton.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.deadline.WorkingCalendar.DayKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/**
 * Ten thousand random working-time sums each, against counting minute by minute over one bit per minute of the shipped years, and the
 * laws that such sums keep (R-SL-1, R-SL-4).
 */
@Tag("R-SL-1")
@Tag("R-SL-4")
class WorkingTimeTests {

    private static final int SUMS = 10_000;
    private static final int DAY = 540;
    private static final Instant FIRST = at("2010-01-01T00:00");
    private static final Instant LAST = at("2027-01-01T00:00");

    private static final Map<LocalDate, DayKind> SHIPPED = WorkingCalendarTests.shipped();
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(SHIPPED);
    private static final BitSet OPEN = openMinutes();

    @Provide
    Arbitrary<Instant> moments() {
        // Away from both ends, so that no sum leaves the years with data.
        return Arbitraries.longs()
                .between(minute(at("2010-03-01T00:00")), minute(at("2026-09-01T00:00")))
                .map(WorkingTimeTests::instant);
    }

    @Property(tries = SUMS)
    void addsMinutes(@ForAll("moments") Instant from, @ForAll @IntRange(max = 20 * DAY) int minutes) {
        assertThat(CALENDAR.plusWorkingMinutes(from, minutes)).isEqualTo(plus(from, minutes));
    }

    @Property(tries = SUMS)
    void addsDays(@ForAll("moments") Instant from, @ForAll @IntRange(max = 60) int days) {
        assertThat(CALENDAR.plusWorkingDays(from, days)).isEqualTo(plus(from, days * DAY));
    }

    @Property(tries = SUMS)
    void takesDaysAway(@ForAll("moments") Instant from, @ForAll @IntRange(max = 30) int days) {
        assertThat(CALENDAR.minusWorkingDays(from, days)).isEqualTo(minusDays(from, days));
    }

    @Property(tries = SUMS)
    void countsBetween(@ForAll("moments") Instant from, @ForAll @IntRange(min = -1000, max = 60 * 1440) int minutes) {
        var to = from.plus(minutes, ChronoUnit.MINUTES);
        assertThat(CALENDAR.workingMinutesBetween(from, to)).isEqualTo(between(from, to));
    }

    @Property(tries = SUMS)
    void warns(
            @ForAll("moments") Instant from,
            @ForAll @IntRange(min = 1, max = 30) int days,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        var due = CALENDAR.plusWorkingDays(from, days);
        assertThat(CALENDAR.warnAt(from, due, percent)).isEqualTo(plus(from, days * DAY * percent / 100));
    }

    @Property(tries = SUMS)
    void addsInPartsAsInOne(
            @ForAll("moments") Instant from,
            @ForAll @IntRange(max = 5 * DAY) int first,
            @ForAll @IntRange(max = 5 * DAY) int second) {
        assertThat(CALENDAR.plusWorkingMinutes(CALENDAR.plusWorkingMinutes(from, first), second))
                .isEqualTo(CALENDAR.plusWorkingMinutes(from, first + second));
    }

    @Property(tries = SUMS)
    void countsWhatWasAdded(@ForAll("moments") Instant from, @ForAll @IntRange(max = 10 * DAY) int minutes) {
        assertThat(CALENDAR.workingMinutesBetween(from, CALENDAR.plusWorkingMinutes(from, minutes)))
                .isEqualTo(minutes);
    }

    @Property(tries = SUMS)
    void countsPartsAsTheWhole(
            @ForAll("moments") Instant from,
            @ForAll @IntRange(max = 20_000) int first,
            @ForAll @IntRange(max = 20_000) int second) {
        var middle = from.plus(first, ChronoUnit.MINUTES);
        var end = middle.plus(second, ChronoUnit.MINUTES);
        assertThat(CALENDAR.workingMinutesBetween(from, middle) + CALENDAR.workingMinutesBetween(middle, end))
                .isEqualTo(CALENDAR.workingMinutesBetween(from, end));
    }

    @Property(tries = SUMS)
    void goesBackTheWayItCame(@ForAll("moments") Instant from, @ForAll @IntRange(max = 30) int days) {
        assertThat(CALENDAR.minusWorkingDays(CALENDAR.plusWorkingDays(from, days), days))
                .isEqualTo(CALENDAR.plusWorkingDays(from, 0));
    }

    @Property(tries = SUMS)
    void isNeverDueEarlierForWhatCameLater(
            @ForAll("moments") Instant from,
            @ForAll @IntRange(max = 20_000) int later,
            @ForAll @IntRange(max = 10) int days) {
        assertThat(CALENDAR.plusWorkingDays(from.plus(later, ChronoUnit.MINUTES), days))
                .isAfterOrEqualTo(CALENDAR.plusWorkingDays(from, days));
    }

    @Property(tries = SUMS)
    void isDueOnlyWhenPeopleWork(@ForAll("moments") Instant from, @ForAll @IntRange(max = 10) int days) {
        assertThat(OPEN.get((int) minute(CALENDAR.plusWorkingDays(from, days)))).isTrue();
    }

    @Property(tries = SUMS)
    void keepsTheSecondsOfTheDay(
            @ForAll("moments") Instant from,
            @ForAll @IntRange(max = 59) int seconds,
            @ForAll @IntRange(max = 10) int days) {
        var exact = from.plusSeconds(seconds);
        var expected =
                OPEN.get((int) minute(from)) ? plus(from, days * DAY).plusSeconds(seconds) : plus(from, days * DAY);
        assertThat(CALENDAR.plusWorkingDays(exact, days)).isEqualTo(expected);
    }

    @Example
    void livesInAZoneWithoutClockChanges() {
        assertThat(WorkingCalendar.ZONE.getRules().nextTransition(FIRST)).isNull();
    }

    private static Instant plus(Instant from, int minutes) {
        var minute = OPEN.nextSetBit((int) minute(from));
        for (int left = minutes; left > 0; left--) {
            minute = OPEN.nextSetBit(minute + 1);
        }
        return instant(minute);
    }

    /** A closing belongs to the day that ends with it, so days are counted where the minute before is an open one. */
    private static Instant minusDays(Instant from, int days) {
        var minute = (int) minute(from);
        while (!OPEN.get(minute) && !OPEN.get(minute - 1)) {
            minute--;
        }
        var atClosing = !OPEN.get(minute);
        for (int left = days; left > 0; left--) {
            do {
                minute -= 1440;
            } while (atClosing ? !OPEN.get(minute - 1) : !OPEN.get(minute));
        }
        return instant(minute);
    }

    private static long between(Instant from, Instant to) {
        return from.isBefore(to)
                ? OPEN.get((int) minute(from), (int) minute(to)).cardinality()
                : 0;
    }

    private static BitSet openMinutes() {
        var open = new BitSet((int) minute(LAST));
        for (int minute = 0; minute < minute(LAST); minute++) {
            open.set(minute, isOpen(LocalDateTime.ofInstant(instant(minute), WorkingCalendar.ZONE)));
        }
        return open;
    }

    private static boolean isOpen(LocalDateTime time) {
        var kind = SHIPPED.get(time.toLocalDate());
        var worked =
                kind == DayKind.WORKDAY || (kind == null && time.getDayOfWeek().getValue() <= 5);
        return worked
                && !time.toLocalTime().isBefore(LocalTime.of(9, 0))
                && time.toLocalTime().isBefore(LocalTime.of(18, 0));
    }

    private static long minute(Instant instant) {
        return ChronoUnit.MINUTES.between(FIRST, instant);
    }

    private static Instant instant(long minute) {
        return FIRST.plus(minute, ChronoUnit.MINUTES);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
    }
}
