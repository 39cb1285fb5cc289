package io.baton.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open tasks of all flows, for who counts their time. */
@Component
public class OpenTasks {

    private static final String TASKS =
            """
            select t.id_, t.task_def_key_, t.name_, t.proc_def_id_, t.proc_inst_id_, e.business_key_, t.create_time_,
                t.due_date_, t.follow_up_date_
            from public.act_ru_task t join public.act_ru_execution e on e.id_ = t.proc_inst_id_ where
            """;

    /**
     * An open task, without what costs a look elsewhere.
     *
     * @param name in Chinese
     * @param nameEn in English
     * @param businessKey the number of the case
     * @param properties the element's {@code baton.…} properties
     * @param createdAt when it began to wait
     * @param dueAt when it must be done, if there is a limit
     * @param warnAt from when it counts as nearly late, if there is a limit
     */
    public record OpenTask(
            String taskId,
            String name,
            String nameEn,
            String processInstanceId,
            String businessKey,
            Map<String, String> properties,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant warnAt) {}

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final EngineEvents events;
    private final ActingPerson acting;
    private final ApplicationEventPublisher publisher;
    private final JdbcClient jdbc;

    OpenTasks(
            ObjectProvider<ProcessEngineConfigurationImpl> engine,
            EngineEvents events,
            ActingPerson acting,
            ApplicationEventPublisher publisher,
            JdbcClient jdbc) {
        this.engine = engine;
        this.events = events;
        this.acting = acting;
        this.publisher = publisher;
        this.jdbc = jdbc;
    }

    /** The task, while it is open. */
    public Optional<OpenTask> find(String taskId) {
        return jdbc.sql(TASKS + "t.id_ = :task")
                .param("task", taskId)
                .query(OpenTasks::row)
                .optional()
                .map(this::task);
    }

    /** The tasks of a case that have a limit. */
    public List<OpenTask> ofCase(String businessKey) {
        return jdbc
                .sql(TASKS + "t.due_date_ is not null and e.business_key_ = :key order by t.due_date_, t.id_")
                .param("key", businessKey)
                .query(OpenTasks::row)
                .list()
                .stream()
                .map(this::task)
                .toList();
    }

    /** All tasks that are due at this time or later, the first one first. */
    public List<OpenTask> dueFrom(Instant from) {
        return jdbc
                .sql(TASKS + "t.due_date_ >= :from order by t.due_date_, t.id_")
                .param("from", Timestamp.from(from))
                .query(OpenTasks::row)
                .list()
                .stream()
                .map(this::task)
                .toList();
    }

    /** A variable as the task sees it: also one of the sub-process in which the task stands. */
    public @Nullable Object variable(OpenTask task, String name) {
        return inEngine(context -> {
                    var open = context.getTaskManager().findTaskById(task.taskId());
                    return Optional.ofNullable(open == null ? null : open.getVariable(name));
                })
                .orElse(null);
    }

    /**
     * Gives an open task another due time, and publishes {@link TaskDueChanged}.
     *
     * @param by who or what moves it, for the operation log
     * @throws UnknownTask when the task is not open any more
     */
    public void changeDue(String taskId, TaskDueTimes.Due due, String by) {
        acting.run(
                by,
                () -> inEngine(context -> {
                    var task = context.getTaskManager().findTaskById(taskId);
                    if (task == null) {
                        throw new UnknownTask(taskId);
                    }
                    var before = task.getDueDate();
                    task.setDueDate(Date.from(due.dueAt()));
                    task.setFollowUpDate(Date.from(due.warnAt()));
                    task.triggerUpdateEvent();
                    task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_UPDATE);
                    publisher.publishEvent(new TaskDueChanged(
                            events.facts(task), before == null ? null : before.toInstant(), Actors.current()));
                    return true;
                }));
    }

    /**
     * Gives all open tasks of a case another place in lists, and publishes {@link TaskPriorityChanged} for each that moved.
     *
     * @param priority higher stands first
     * @param by who or what moves them, for the operation log
     */
    public void changePriority(String businessKey, int priority, String by) {
        var ids = jdbc.sql(
                        """
                        select t.id_ from public.act_ru_task t join public.act_ru_execution e on e.id_ = t.proc_inst_id_
                        where e.business_key_ = :key and t.priority_ <> :priority order by t.id_
                        """)
                .param("key", businessKey)
                .param("priority", priority)
                .query(String.class)
                .list();
        acting.run(
                by,
                () -> inEngine(context -> {
                    for (var id : ids) {
                        var task = context.getTaskManager().findTaskById(id);
                        var before = task.getPriority();
                        task.setPriority(priority);
                        task.triggerUpdateEvent();
                        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_SET_PRIORITY);
                        publisher.publishEvent(new TaskPriorityChanged(events.facts(task), before, Actors.current()));
                    }
                    return true;
                }));
    }

    private record Row(
            String id,
            String elementId,
            @Nullable String name,
            String definitionId,
            String instanceId,
            @Nullable String businessKey,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant warnAt) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("id_"),
                row.getString("task_def_key_"),
                row.getString("name_"),
                row.getString("proc_def_id_"),
                row.getString("proc_inst_id_"),
                row.getString("business_key_"),
                row.getTimestamp("create_time_").toInstant(),
                instant(row.getTimestamp("due_date_")),
                instant(row.getTimestamp("follow_up_date_")));
    }

    private OpenTask task(Row row) {
        var properties = inEngine(context -> EngineEvents.properties(
                context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(row.definitionId()),
                row.elementId()));
        var name = row.name() == null ? row.elementId() : row.name();
        return new OpenTask(
                row.id(),
                name,
                properties.getOrDefault("en", name),
                row.instanceId(),
                row.businessKey() == null ? "" : row.businessKey(),
                properties,
                row.createdAt(),
                row.dueAt(),
                row.warnAt());
    }

    private <T> T inEngine(Command<T> command) {
        return engine.getObject().getCommandExecutorTxRequired().execute(command);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
