package io.baton.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.deadline.TaskHeld;
import io.baton.deadline.TaskResumed;
import io.baton.engine.InstanceEnded;
import io.baton.engine.InstanceNumbered;
import io.baton.engine.InstanceStarted;
import io.baton.engine.TaskAssigned;
import io.baton.engine.TaskCompleted;
import io.baton.engine.TaskCreated;
import io.baton.engine.TaskDueChanged;
import io.baton.engine.TaskFacts;
import io.baton.engine.TaskPriorityChanged;
import io.baton.engine.TaskRemoved;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the read model beside the engine, in the engine's transactions: the list is never behind what happened. It hears of a task's
 * change first, so that everybody locks the task's row before any row of the case.
 */
@Component
class WorkItemKeeper {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ObjectProvider<Cases> cases;
    private final StepForms forms;
    private final Clock clock;

    WorkItemKeeper(JdbcClient jdbc, ObjectMapper json, ObjectProvider<Cases> cases, StepForms forms, Clock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.json = json;
        this.cases = cases;
        this.clock = clock;
    }

    @EventListener
    void on(InstanceStarted started) {
        jdbc.sql(
                        """
                        insert into baton.work_case
                            (process_instance_id, process_key, business_key, title, department_id, started_by, started_at)
                        values (:instance, :process, :key, :key, '', :by, :at)
                        """)
                .param("instance", started.processInstanceId())
                .param("process", started.processKey())
                .param("key", started.businessKey())
                .param("by", started.by())
                .param("at", now())
                .update();
        summarise(started.businessKey());
    }

    @EventListener
    void on(InstanceNumbered numbered) {
        jdbc.sql("update baton.work_case set business_key = :key where process_instance_id = :instance")
                .param("key", numbered.businessKey())
                .param("instance", numbered.processInstanceId())
                .update();
        summarise(numbered.businessKey());
    }

    @EventListener
    void on(InstanceEnded ended) {
        jdbc.sql(
                        """
                        update baton.work_case set ended_at = :at, ended_by = :by, end_element_id = :element
                        where process_instance_id = :instance
                        """)
                .param("at", now())
                .param("by", ended.by())
                .param("element", ended.endElementId())
                .param("instance", ended.processInstanceId())
                .update();
    }

    @EventListener
    void on(TaskCreated created) {
        var task = created.task();
        summarise(task.businessKey());
        jdbc.sql(
                        """
                        with item as (
                            insert into baton.work_item (task_id, process_instance_id, process_definition_id, process_key,
                                element_id, name, name_en, department_id, candidate_groups, properties, assignee, urgency,
                                status, created_at, due_at, warn_at)
                            values (:task, :instance, :definition, :process, :element, :name, :nameEn, :department, :groups,
                                cast(:properties as jsonb), :assignee, :urgency, 'OPEN', :createdAt,
                                coalesce(cast(:dueAt as timestamptz), 'infinity'),
                                coalesce(cast(:warnAt as timestamptz), 'infinity'))
                            returning *),
                        offer as (
                            insert into baton.work_item_group (task_id, group_id, department_id, urgency, created_at, due_at)
                            select task_id, unnest(candidate_groups), department_id, urgency, created_at, due_at from item
                            where assignee is null)
                        insert into baton.work_item_event (task_id, kind, at, by, assignee)
                        select task_id, kind, cast(:at as timestamptz), :by, assignee
                        from item, unnest(array['CREATED', 'ASSIGNED']) kind where kind = 'CREATED' or assignee is not null
                        """)
                .param("task", task.taskId())
                .param("instance", task.processInstanceId())
                .param("definition", task.processDefinitionId())
                .param("process", task.processKey())
                .param("element", task.elementId())
                .param("name", task.name())
                .param("nameEn", task.nameEn())
                .param("department", task.departmentId())
                .param("groups", task.candidateGroups().stream().sorted().toArray(String[]::new))
                .param("properties", write(task.properties()))
                .param("assignee", task.assignee())
                .param("urgency", -task.priority())
                .param("createdAt", Timestamp.from(task.createdAt()))
                .param("dueAt", timestamp(task.dueAt()))
                .param("warnAt", timestamp(task.warnAt()))
                .param("at", now())
                .param("by", by(task))
                .update();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(TaskAssigned assigned) {
        var task = assigned.task();
        // The first assignee of a new task is told twice: in the creation and as a change.
        jdbc.sql(
                        """
                        with before as (
                            select owner from baton.work_item where task_id = :task),
                        changed as (
                            update baton.work_item set assignee = :assignee, owner = :owner, version = version + 1
                            where task_id = :task and assignee is distinct from :assignee
                            returning *),
                        taken as (
                            delete from baton.work_item_group g using changed c
                            where g.task_id = c.task_id and c.assignee is not null),
                        offer as (
                            insert into baton.work_item_group (task_id, group_id, department_id, urgency, created_at, due_at)
                            select task_id, unnest(candidate_groups), department_id, urgency, created_at, due_at from changed
                            where assignee is null)
                        insert into baton.work_item_event (task_id, kind, at, by, assignee)
                        select c.task_id, case when c.assignee is null then 'UNASSIGNED'
                                when c.assignee = b.owner and c.owner is null and c.assignee <> :by then 'RETURNED'
                                else 'ASSIGNED' end,
                            cast(:at as timestamptz), :by, c.assignee
                        from changed c, before b
                        """)
                .param("assignee", task.assignee())
                .param("owner", task.owner())
                .param("task", task.taskId())
                .param("at", now())
                .param("by", assigned.by())
                .update();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(TaskCompleted completed) {
        end(completed.task(), WorkItem.Status.COMPLETED, completed.by(), forms.answers(completed));
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(TaskRemoved removed) {
        end(removed.task(), WorkItem.Status.REMOVED, removed.by(), null);
    }

    @EventListener
    void on(TaskDueChanged changed) {
        var task = changed.task();
        jdbc.sql(
                        """
                        with moved as (
                            update baton.work_item
                            set due_at = coalesce(cast(:dueAt as timestamptz), 'infinity'),
                                warn_at = coalesce(cast(:warnAt as timestamptz), 'infinity'), version = version + 1
                            where task_id = :task
                            returning *)
                        update baton.work_item_group g set due_at = m.due_at from moved m where g.task_id = m.task_id
                        """)
                .param("dueAt", timestamp(task.dueAt()))
                .param("warnAt", timestamp(task.warnAt()))
                .param("task", task.taskId())
                .update();
    }

    @EventListener
    void on(TaskPriorityChanged changed) {
        jdbc.sql(
                        """
                        with moved as (
                            update baton.work_item set urgency = :urgency, version = version + 1 where task_id = :task
                            returning *)
                        update baton.work_item_group g set urgency = m.urgency from moved m where g.task_id = m.task_id
                        """)
                .param("urgency", -changed.task().priority())
                .param("task", changed.task().taskId())
                .update();
    }

    @EventListener
    void on(TaskHeld held) {
        holdSince(held.taskId(), held.since());
    }

    @EventListener
    void on(TaskResumed resumed) {
        holdSince(resumed.taskId(), null);
    }

    private void holdSince(String taskId, @Nullable Instant since) {
        jdbc.sql(
                        """
                        update baton.work_item set held_since = cast(:since as timestamptz), version = version + 1
                        where task_id = :task
                        """)
                .param("since", timestamp(since))
                .param("task", taskId)
                .update();
    }

    /** Brings title, customer, class and grade of the case's rows up to date. */
    void summarise(String businessKey) {
        cases.orderedStream()
                .map(module -> module.find(businessKey))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(this::keep);
    }

    private void keep(CaseSummary summary) {
        jdbc.sql(
                        """
                        update baton.work_case set title = :title, customer_id = :customerId, customer_name = :customerName,
                            customer_class = :customerClass, grade = :grade, department_id = :department, path = :path
                        where business_key = :key
                        """)
                .param("title", summary.title())
                .param("customerId", summary.customerId())
                .param("customerName", summary.customerName())
                .param("customerClass", summary.customerClass())
                .param("grade", summary.grade())
                .param("department", summary.departmentId())
                .param("path", summary.path())
                .param("key", summary.businessKey())
                .update();
    }

    private void end(TaskFacts task, WorkItem.Status status, String by, @Nullable List<Answer> answers) {
        jdbc.sql(
                        """
                        with ended as (
                            update baton.work_item
                            set status = :status, assignee = :assignee, owner = null, ended_at = :at, ended_by = :by,
                                ended_in = pg_current_xact_id(),
                                answers = cast(:answers as jsonb), version = version + 1
                            where task_id = :task
                            returning *),
                        gone as (
                            delete from baton.work_item_group g using ended e where g.task_id = e.task_id)
                        insert into baton.work_item_event (task_id, kind, at, by, assignee)
                        select task_id, status, ended_at, ended_by, assignee from ended
                        """)
                .param("status", status.name())
                .param("assignee", task.assignee())
                .param("at", now())
                .param("by", by)
                .param("answers", answers == null ? null : write(answers))
                .param("task", task.taskId())
                .update();
    }

    /** The flow, not a person, makes tasks. */
    private static String by(TaskFacts task) {
        return "system:" + task.processKey();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /** One field that the completer filled in, as it read then, in both languages. */
    record Answer(String label, String labelEn, String value, String valueEn) {

        Map<String, String> in(String language) {
            return language.equals("en")
                    ? Map.of("label", labelEn, "value", valueEn)
                    : Map.of("label", label, "value", value);
        }
    }
}
