package io.baton.deadline;

import io.baton.people.Group;
import io.baton.web.StandingAlert;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** From December on, reminds administrators of the next year when the working calendar doesn't know it. */
@Component
@EnableScheduling
class CalendarReminder implements StandingAlert {

    private final Calendars calendars;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    CalendarReminder(
            Calendars calendars,
            JdbcClient jdbc,
            TransactionOperations transaction,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The year that must be entered now; a running year that is missing comes before the next one. */
    Optional<Integer> neededYear() {
        var today = LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
        var calendar = calendars.current();
        if (!calendar.knows(today.getYear())) {
            return Optional.of(today.getYear());
        }
        return today.getMonth() == Month.DECEMBER && !calendar.knows(today.getYear() + 1)
                ? Optional.of(today.getYear() + 1)
                : Optional.empty();
    }

    @Override
    public Set<String> groups() {
        return Set.of(Group.ADMIN.id());
    }

    @Override
    public Optional<Sentence> now() {
        return neededYear()
                .map(year -> new Sentence("deadline.yearNeeded", List.of(Integer.toString(year)), "/calendar/import"));
    }

    /** Tells of the needed year, once whatever node is first. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "0 0 * * * *")
    void remind() {
        neededYear()
                .ifPresent(year -> transaction.executeWithoutResult(status -> {
                    if (isFirst(year)) {
                        publisher.publishEvent(new CalendarYearNeeded(year));
                    }
                }));
    }

    private boolean isFirst(int year) {
        return jdbc.sql("insert into baton.calendar_reminder (year, at) values (:year, :at) on conflict do nothing")
                        .param("year", year)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
