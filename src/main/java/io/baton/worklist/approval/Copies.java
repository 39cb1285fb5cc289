package io.baton.worklist.approval;

import io.baton.people.CaseReaders;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** To whom tasks were copied, and that these people may read the case. */
@Component
class Copies implements CaseReaders {

    private final JdbcClient jdbc;
    private final Clock clock;

    Copies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean mayRead(String personId, String businessKey) {
        return jdbc.sql(
                        """
                        select exists (select from baton.task_copy k
                            join baton.work_item w on w.task_id = k.task_id
                            join baton.work_case c on c.process_instance_id = w.process_instance_id
                            where k.person_id = :person and c.business_key = :key)
                        """)
                .param("person", personId)
                .param("key", businessKey)
                .query(Boolean.class)
                .single();
    }

    /** To whom the task was copied. */
    Set<String> of(String taskId) {
        return new HashSet<>(jdbc.sql("select person_id from baton.task_copy where task_id = :task")
                .param("task", taskId)
                .query(String.class)
                .list());
    }

    void add(String taskId, String personId, String reason, String by) {
        jdbc.sql(
                        """
                        insert into baton.task_copy (task_id, person_id, reason, created_by, created_at)
                        values (:task, :person, :reason, :by, :at)
                        """)
                .param("task", taskId)
                .param("person", personId)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
