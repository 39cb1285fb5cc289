package io.baton.deadline;

import io.baton.engine.OpenTasks;
import io.baton.people.Act;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves open tasks when the setting changes that their limit is taken from. */
@Component
class ChangedSettings {

    private static final String SUBJECT = "setting:";

    private final OpenTasks tasks;
    private final DueTimes dueTimes;
    private final Calendars calendars;

    ChangedSettings(OpenTasks tasks, DueTimes dueTimes, Calendars calendars) {
        this.tasks = tasks;
        this.dueTimes = dueTimes;
        this.calendars = calendars;
    }

    @EventListener(condition = "#act.name == 'setting.valueChanged'")
    void on(Act act) {
        var key = act.subject().substring(SUBJECT.length());
        var concerned = tasks.dueFrom(Instant.EPOCH).stream()
                .filter(task -> dependsOn(task.properties(), key))
                .toList();
        dueTimes.apply(dueTimes.moves(concerned, calendars.current()), DueCause.SETTING, act.reason(), act.by());
    }

    private static boolean dependsOn(Map<String, String> properties, String key) {
        return key.equals(properties.get(TaskLimits.DUE))
                || key.equals(properties.getOrDefault(TaskLimits.WARN_AT, DeadlineSettings.WARN_PERCENT.key()));
    }
}
