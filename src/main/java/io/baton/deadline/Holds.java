package io.baton.deadline;

import io.baton.engine.OpenTasks.OpenTask;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When tasks' clocks stood still. */
@Component
class Holds {

    private final JdbcClient jdbc;

    Holds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Span(Instant from, Instant to) {}

    /** Gives false when the task is held already. */
    boolean begin(OpenTask task, String by, String reason, Instant at) {
        return jdbc.sql(
                                """
                                insert into baton.task_hold (task_id, business_key, held_by, held_at, reason)
                                values (:task, :key, :by, :at, :reason)
                                on conflict (task_id) where resumed_at is null do nothing
                                """)
                        .param("task", task.taskId())
                        .param("key", task.businessKey())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Gives false when the task is not held. */
    boolean end(String taskId, String by, String reason, Instant at) {
        return jdbc.sql(
                                """
                                update baton.task_hold set resumed_by = :by, resumed_at = :at, resume_reason = :reason
                                where task_id = :task and resumed_at is null
                                """)
                        .param("task", taskId)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    boolean holds(String taskId) {
        return jdbc.sql("select exists (select 1 from baton.task_hold where task_id = :task and resumed_at is null)")
                .param("task", taskId)
                .query(Boolean.class)
                .single();
    }

    /** The working time for which the task's clock stood and runs again, in minutes. */
    long minutes(String taskId, WorkingCalendar calendar) {
        return spans(taskId).stream()
                .mapToLong(span -> calendar.workingMinutesBetween(span.from(), span.to()))
                .sum();
    }

    private List<Span> spans(String taskId) {
        return jdbc.sql(
                        "select held_at, resumed_at from baton.task_hold where task_id = :task and resumed_at is not null")
                .param("task", taskId)
                .query((row, number) -> new Span(
                        row.getTimestamp("held_at").toInstant(),
                        row.getTimestamp("resumed_at").toInstant()))
                .list();
    }
}
