package io.baton.worklist;

import io.baton.people.Act;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people say about a case, on the pages of its tasks; said is said, nothing is changed or deleted. */
@Service
public class Comments {

    static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final WorkList workList;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    Comments(JdbcClient jdbc, WorkList workList, Clock clock, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.workList = workList;
        this.clock = clock;
        this.publisher = publisher;
    }

    /**
     * A comment.
     *
     * @param taskId the task on whose page it was said
     * @param by the account that said it
     */
    public record Comment(long id, String taskId, String text, String by, Instant at) {}

    /** All comments on the task's case, oldest first. */
    @Transactional(readOnly = true)
    public List<Comment> of(String taskId, String personId) {
        var item = workList.task(taskId, personId);
        return jdbc.sql(
                        "select id, task_id, text, by, at from baton.comment where process_instance_id = :instance order by id")
                .param("instance", item.facts().processInstanceId())
                .query((row, number) -> new Comment(
                        row.getLong("id"),
                        row.getString("task_id"),
                        row.getString("text"),
                        row.getString("by"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** Who may read the case may say something about it, except who only audits (rulebook section 1). */
    @Transactional
    public Comment add(String taskId, String text, String personId) {
        var item = workList.task(taskId, personId);
        if (!workList.mayComment(item, personId)) {
            throw new CommentNotYours();
        }
        var plain = text.strip();
        if (plain.isEmpty()) {
            throw new CommentInvalid("worklist.comment.empty", LONGEST);
        }
        if (plain.length() > LONGEST) {
            throw new CommentInvalid("worklist.comment.tooLong", LONGEST);
        }
        var at = clock.instant();
        var id = jdbc.sql(
                        """
                        insert into baton.comment (process_instance_id, task_id, text, by, at)
                        values (:instance, :task, :text, :by, :at) returning id
                        """)
                .param("instance", item.facts().processInstanceId())
                .param("task", taskId)
                .param("text", plain)
                .param("by", personId)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
        var comment = new Comment(id, taskId, plain, personId, at);
        publisher.publishEvent(new Act(
                        "worklist.commented",
                        personId,
                        item.facts().businessKey(),
                        "task:" + taskId,
                        null,
                        comment,
                        null)
                .onBehalfOf(item.facts().onBehalfOf(personId)));
        return comment;
    }
}
