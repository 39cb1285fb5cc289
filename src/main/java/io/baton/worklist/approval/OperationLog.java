package io.baton.worklist.approval;

import io.baton.people.Act;
import io.baton.worklist.WorkItem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells operations to the task's history and to the evidence. */
@Component
class OperationLog {

    /** Something that was done to a task, as its history names it. */
    enum Kind {
        TRANSFERRED("transferred"),
        DELEGATED("delegated"),
        RECALLED("recalled"),
        COPIED("copied"),
        URGED("urged"),
        MATERIAL_REQUESTED("materialRequested"),
        MATERIAL_ANSWERED("materialAnswered"),
        MATERIAL_WITHDRAWN("materialWithdrawn"),
        COMPLETION_WITHDRAWN("completionWithdrawn");

        private final String act;

        Kind(String act) {
            this.act = act;
        }
    }

    /** The last time that something was done. */
    record Entry(String by, Instant at) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    OperationLog(JdbcClient jdbc, ApplicationEventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @param toward the other person, if there is one */
    void note(WorkItem item, Kind kind, String by, @Nullable String toward, String reason) {
        jdbc.sql(
                        """
                        insert into baton.work_item_event (task_id, kind, at, by, assignee, reason)
                        values (:task, :kind, :at, :by, :toward, :reason)
                        """)
                .param("task", item.taskId())
                .param("kind", kind.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("toward", toward)
                .param("reason", reason)
                .update();
    }

    /** The one act of the operation, whatever number of people it was done toward. */
    void act(
            WorkItem item,
            Kind kind,
            String by,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        publisher.publishEvent(new Act(
                        "worklist." + kind.act,
                        by,
                        item.facts().businessKey(),
                        "task:" + item.taskId(),
                        before,
                        after,
                        reason)
                .onBehalfOf(item.facts().onBehalfOf(by)));
    }

    Optional<Entry> last(String taskId, Kind kind) {
        return jdbc.sql(
                        """
                        select by, at from baton.work_item_event where task_id = :task and kind = :kind
                        order by id desc limit 1
                        """)
                .param("task", taskId)
                .param("kind", kind.name())
                .query((row, number) ->
                        new Entry(row.getString("by"), row.getTimestamp("at").toInstant()))
                .optional();
    }
}
