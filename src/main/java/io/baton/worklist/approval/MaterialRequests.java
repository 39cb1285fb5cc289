package io.baton.worklist.approval;

import io.baton.worklist.MaterialRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The questions for more material. */
@Component
class MaterialRequests {

    private final JdbcClient jdbc;
    private final Clock clock;

    MaterialRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of a task, the first one first. */
    List<MaterialRequest> ofTask(String taskId) {
        return jdbc.sql("select * from baton.material_request where task_id = :task order by id")
                .param("task", taskId)
                .query((row, number) -> request(row))
                .list();
    }

    /** The one that the task waits for. */
    Optional<MaterialRequest> awaited(String taskId) {
        return ofTask(taskId).stream().filter(MaterialRequest::open).findFirst();
    }

    Optional<MaterialRequest> find(long id) {
        return jdbc.sql("select * from baton.material_request where id = :id")
                .param("id", id)
                .query((row, number) -> request(row))
                .optional();
    }

    /** Who ended it. */
    String endedBy(long id) {
        return jdbc.sql("select changed_by from baton.material_request where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    long add(String taskId, String of, String question, String by) {
        return jdbc.sql(
                        """
                        insert into baton.material_request (task_id, asked, question, status, created_by, created_at, changed_by, changed_at)
                        values (:task, :of, :question, 'OPEN', :by, :at, :by, :at) returning id
                        """)
                .param("task", taskId)
                .param("of", of)
                .param("question", question)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    void end(long id, MaterialRequest.Status status, @Nullable String answer, String by) {
        jdbc.sql(
                        """
                        update baton.material_request set status = :status, answer = :answer, changed_by = :by, changed_at = :at
                        where id = :id
                        """)
                .param("status", status.name())
                .param("answer", answer)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private static MaterialRequest request(ResultSet row) throws SQLException {
        var status = MaterialRequest.Status.valueOf(row.getString("status"));
        return new MaterialRequest(
                row.getLong("id"),
                row.getString("task_id"),
                row.getString("asked"),
                row.getString("question"),
                status,
                row.getString("answer"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                status == MaterialRequest.Status.OPEN
                        ? null
                        : row.getTimestamp("changed_at").toInstant());
    }
}
