package io.baton.deadline;

import io.baton.engine.TaskDueTimes;
import io.baton.setting.Settings;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the limits that models set: {@code baton.dueBy} names a variable that holds the due time, {@code baton.due} a setting
 * that holds a number of working days.
 */
@Component
class TaskLimits implements TaskDueTimes {

    static final String DUE_BY = "baton.dueBy";
    static final String DUE = "baton.due";

    private final Calendars calendars;
    private final Settings settings;

    TaskLimits(Calendars calendars, Settings settings) {
        this.calendars = calendars;
        this.settings = settings;
    }

    @Override
    public Optional<Due> dueOf(
            Map<String, String> properties, Instant createdAt, Function<String, @Nullable Object> variables) {
        var dueBy = properties.get(DUE_BY);
        if (dueBy != null) {
            return Optional.of(warned(createdAt, instant(dueBy, variables.apply(dueBy))));
        }
        var due = properties.get(DUE);
        if (due != null) {
            return Optional.of(warned(
                    createdAt, calendars.current().plusWorkingDays(createdAt, settings.get(due, Integer.class))));
        }
        return Optional.empty();
    }

    private Due warned(Instant from, Instant due) {
        return new Due(due, calendars.current().warnAt(from, due, settings.get(DeadlineSettings.WARN_PERCENT)));
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
