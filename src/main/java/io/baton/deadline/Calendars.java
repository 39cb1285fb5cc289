package io.baton.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads the working calendar. It is asked for at every task but changes once a year, so it is remembered for a minute. */
@Component
class Calendars {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Day(LocalDate date, WorkingCalendar.DayKind kind) {}

    private record Reading(WorkingCalendar calendar, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Reading last;

    Calendars(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    WorkingCalendar current() {
        var now = clock.instant();
        var reading = last;
        if (reading == null || !now.isBefore(reading.until())) {
            reading = new Reading(read(), now.plus(REMEMBERED));
            last = reading;
        }
        return reading.calendar();
    }

    /** After a change, this node counts with it at once, and others within the minute. */
    void forgetAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                last = null;
            }
        });
    }

    /** The calendar as the database has it. */
    WorkingCalendar read() {
        return new WorkingCalendar(jdbc
                .sql("select day, kind from baton.calendar_day")
                .query((row, number) -> new Day(
                        row.getObject("day", LocalDate.class), WorkingCalendar.DayKind.valueOf(row.getString("kind"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Day::date, Day::kind)));
    }
}
