package io.baton.deadline;

import io.baton.engine.OpenTasks;
import io.baton.engine.OpenTasks.OpenTask;
import io.baton.engine.TaskDueTimes.Due;
import io.baton.people.Act;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works out anew when open tasks are due, moves those that are due at another time, and keeps how they moved. */
@Component
class DueTimes {

    private final TaskLimits limits;
    private final ObjectProvider<DueVariables> variables;
    private final Holds holds;
    private final OpenTasks tasks;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    DueTimes(
            TaskLimits limits,
            ObjectProvider<DueVariables> variables,
            Holds holds,
            OpenTasks tasks,
            JdbcClient jdbc,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.limits = limits;
        this.variables = variables;
        this.holds = holds;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Which of the tasks would be due at another time on this calendar; nothing is changed.
     *
     * @throws CalendarYearMissing when one of them would be due in a year without data
     */
    List<DueMove> moves(Collection<OpenTask> open, WorkingCalendar calendar) {
        return open.stream().flatMap(task -> move(task, calendar).stream()).toList();
    }

    /** Moves them, and keeps why. */
    void apply(List<DueMove> moves, DueCause cause, @Nullable String reason, String by) {
        moves.forEach(move -> apply(move, cause, reason, by));
    }

    private Optional<DueMove> move(OpenTask task, WorkingCalendar calendar) {
        return limits.dueOf(task.properties(), task.createdAt(), name -> variable(task, name, calendar), calendar)
                .map(base -> new DueMove(task, base, held(base, holds.minutes(task.taskId(), calendar), calendar)))
                .filter(move -> !move.due().equals(move.before()));
    }

    private @Nullable Object variable(OpenTask task, String name, WorkingCalendar calendar) {
        var limit = variables
                .orderedStream()
                .flatMap(owner -> owner.limitOf(name, task.businessKey()).stream())
                .findFirst();
        return limit.isPresent()
                ? calendar.plusWorkingDays(limit.get().from(), limit.get().workingDays())
                : tasks.variable(task, name);
    }

    private static Due held(Due due, long minutes, WorkingCalendar calendar) {
        return minutes == 0
                ? due
                : new Due(
                        calendar.plusWorkingMinutes(due.dueAt(), minutes),
                        calendar.plusWorkingMinutes(due.warnAt(), minutes));
    }

    private void apply(DueMove move, DueCause cause, @Nullable String reason, String by) {
        var task = move.task();
        moveVariable(move, by);
        tasks.changeDue(task.taskId(), move.due(), by);
        jdbc.sql(
                        """
                        insert into baton.due_change
                            (task_id, business_key, old_due_at, new_due_at, old_warn_at, new_warn_at, cause, reason, by, at)
                        values (:task, :key, :oldDue, :newDue, :oldWarn, :newWarn, :cause, :reason, :by, :at)
                        """)
                .param("task", task.taskId())
                .param("key", task.businessKey())
                .param("oldDue", Timestamp.from(move.before().dueAt()))
                .param("newDue", Timestamp.from(move.due().dueAt()))
                .param("oldWarn", Timestamp.from(move.before().warnAt()))
                .param("newWarn", Timestamp.from(move.due().warnAt()))
                .param("cause", cause.name())
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        publisher.publishEvent(new Act(
                "deadline.dueMoved",
                by,
                task.businessKey(),
                "task:" + task.taskId(),
                values(move.before()),
                values(move.due()),
                reason));
    }

    private static Map<String, Instant> values(Due due) {
        return Map.of("dueAt", due.dueAt(), "warnAt", due.warnAt());
    }

    private void moveVariable(DueMove move, String by) {
        var task = move.task();
        var name = task.properties().get(TaskLimits.DUE_BY);
        if (name != null) {
            owner(name, task)
                    .ifPresent(owner ->
                            owner.moved(name, task.businessKey(), move.base().dueAt(), by));
        }
    }

    private Optional<DueVariables> owner(String variable, OpenTask task) {
        return variables
                .orderedStream()
                .filter(owner -> owner.limitOf(variable, task.businessKey()).isPresent())
                .findFirst();
    }
}
