package io.baton.deadline;

import io.baton.engine.TaskDueTimes;
import io.baton.setting.Settings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the limits that models set: {@code baton.dueBy} names a variable that holds the due time, {@code baton.due} a setting
 * that holds a number of working days. {@code baton.warnAt} names a setting with the task's own share for the early warning.
 */
@Component
class TaskLimits implements TaskDueTimes {

    static final String DUE_BY = "baton.dueBy";
    static final String DUE = "baton.due";
    static final String WARN_AT = "baton.warnAt";

    private final Calendars calendars;
    private final Settings settings;

    TaskLimits(Calendars calendars, Settings settings) {
        this.calendars = calendars;
        this.settings = settings;
    }

    @Override
    public Optional<Due> dueOf(
            Map<String, String> properties, Instant createdAt, Function<String, @Nullable Object> variables) {
        return dueOf(properties, createdAt, variables, calendars.current());
    }

    /** The same on another calendar. */
    Optional<Due> dueOf(
            Map<String, String> properties,
            Instant createdAt,
            Function<String, @Nullable Object> variables,
            WorkingCalendar calendar) {
        return dueAt(properties, createdAt, variables, calendar)
                // The engine keeps milliseconds.
                .map(due -> due.truncatedTo(ChronoUnit.MILLIS))
                .map(due -> new Due(due, calendar.warnAt(createdAt, due, warnPercent(properties))));
    }

    private Optional<Instant> dueAt(
            Map<String, String> properties,
            Instant createdAt,
            Function<String, @Nullable Object> variables,
            WorkingCalendar calendar) {
        var dueBy = properties.get(DUE_BY);
        if (dueBy != null) {
            return Optional.of(instant(dueBy, variables.apply(dueBy)));
        }
        return Optional.ofNullable(properties.get(DUE))
                .map(due -> calendar.plusWorkingDays(createdAt, settings.get(due, Integer.class)));
    }

    private int warnPercent(Map<String, String> properties) {
        var warnAt = properties.get(WARN_AT);
        return warnAt == null ? settings.get(DeadlineSettings.WARN_PERCENT) : settings.get(warnAt, Integer.class);
    }

    private static Instant instant(String variable, @Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof Date date) {
            return date.toInstant();
        }
        throw new IllegalStateException("The variable " + variable + " holds no time but " + value);
    }
}
