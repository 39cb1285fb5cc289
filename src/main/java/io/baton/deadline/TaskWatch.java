package io.baton.deadline;

import io.baton.engine.OpenTasks;
import io.baton.engine.OpenTasks.OpenTask;
import io.baton.engine.TaskCreated;
import io.baton.engine.TaskDueChanged;
import io.baton.engine.TaskFacts;
import io.baton.engine.TaskMoment;
import io.baton.engine.TaskTimers;
import io.baton.engine.TaskTimers.Untimed;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Watches over the time of open tasks (R-SL-4): a timer waits for the early warning, then for the due time. Each is told once per due
 * time, whatever fires how often on how many nodes: the row that keeps it can be there once only. When Baton was down over both
 * moments, only the second is told. Nothing is completed or cancelled by a deadline.
 */
@Component
class TaskWatch {

    private enum Alarm {
        NEARLY_LATE,
        OVERDUE
    }

    private final TaskTimers timers;
    private final OpenTasks tasks;
    private final Holds holds;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    TaskWatch(
            TaskTimers timers,
            OpenTasks tasks,
            Holds holds,
            JdbcClient jdbc,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.timers = timers;
        this.tasks = tasks;
        this.holds = holds;
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
    }

    @EventListener
    void on(TaskCreated created) {
        var task = created.task();
        if (task.dueAt() != null) {
            timers.schedule(task.taskId(), first(task.dueAt(), task.warnAt()));
        }
    }

    @EventListener
    void on(TaskDueChanged changed) {
        var task = changed.task();
        if (task.dueAt() != null && !holds.holds(task.taskId())) {
            timers.reschedule(task.taskId(), first(task.dueAt(), task.warnAt()));
        }
    }

    @EventListener
    void on(TaskMoment moment) {
        var task = moment.task();
        if (task.dueAt() == null || holds.holds(task.taskId())) {
            return;
        }
        var now = clock.instant();
        var warnAt = first(task.dueAt(), task.warnAt());
        if (!now.isBefore(task.dueAt())) {
            tell(Alarm.OVERDUE, task, task.dueAt(), now);
        } else if (!now.isBefore(warnAt)) {
            tell(Alarm.NEARLY_LATE, task, task.dueAt(), now);
            timers.reschedule(task.taskId(), task.dueAt());
        } else {
            // Somebody ran the job by hand before its time.
            timers.reschedule(task.taskId(), warnAt);
        }
    }

    /** Sets the timer of an open task, if it has a limit. */
    void watch(OpenTask task) {
        if (task.dueAt() != null) {
            timers.reschedule(task.taskId(), first(task.dueAt(), task.warnAt()));
        }
    }

    /**
     * Sets the timers that are missing: of tasks of an earlier version, which knew none, or of instances that were moved to another
     * model. May be repeated, and by several nodes at once.
     *
     * @return how many
     */
    int watchAll() {
        var told = toldOverdue();
        var missing = timers.untimed().stream()
                .filter(task -> !told.contains(task) && !holds.holds(task.taskId()))
                .toList();
        missing.forEach(task -> tasks.find(task.taskId()).ifPresent(this::watch));
        return missing.size();
    }

    private Set<Untimed> toldOverdue() {
        return new HashSet<>(jdbc.sql("select task_id, due_at from baton.task_alarm where kind = 'OVERDUE'")
                .query((row, number) -> new Untimed(
                        row.getString("task_id"), row.getTimestamp("due_at").toInstant()))
                .list());
    }

    private void tell(Alarm alarm, TaskFacts task, Instant dueAt, Instant now) {
        var first = jdbc.sql(
                                """
                                insert into baton.task_alarm (task_id, kind, due_at, told_at)
                                values (:task, :kind, :due, :now) on conflict do nothing
                                """)
                        .param("task", task.taskId())
                        .param("kind", alarm.name())
                        .param("due", Timestamp.from(dueAt))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
        if (first) {
            publisher.publishEvent(alarm == Alarm.OVERDUE ? new TaskOverdue(task) : new TaskNearlyLate(task));
        }
    }

    private static Instant first(Instant dueAt, @Nullable Instant warnAt) {
        return warnAt == null || warnAt.isAfter(dueAt) ? dueAt : warnAt;
    }
}
