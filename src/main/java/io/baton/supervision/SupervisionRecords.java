package io.baton.supervision;

import io.baton.people.Reach;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders and their rounds. */
@Component
class SupervisionRecords {

    private final JdbcClient jdbc;

    SupervisionRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SupervisionOrder> find(String number) {
        return jdbc.sql("select * from baton.supervision_order where number = :number")
                .param("number", number)
                .query((row, index) -> order(row))
                .optional();
    }

    /** The orders about these cases, the newest first. */
    List<SupervisionOrder> about(Collection<String> caseNumbers) {
        return jdbc.sql("select * from baton.supervision_order where case_number = any(:cases) order by number desc")
                .param("cases", caseNumbers.toArray(String[]::new))
                .query((row, index) -> order(row))
                .list();
    }

    SupervisionOrder get(String number) {
        return find(number).orElseThrow(() -> new OrderUnknown(number));
    }

    /** The number of the task's open order. */
    Optional<String> openOf(String taskId) {
        return jdbc.sql("select number from baton.supervision_order where task_id = :task and status <> 'CLOSED'")
                .param("task", taskId)
                .query(String.class)
                .optional();
    }

    /** @return whether the order was added; not while the task has another open one */
    boolean add(SupervisionOrder order) {
        return jdbc.sql(
                                """
                                insert into baton.supervision_order (number, task_id, task_name, task_name_en, task_due_at, holder,
                                    case_number, department_id, reason, overdue_at, status, handler,
                                    created_by, created_at, changed_by, changed_at)
                                values (:number, :task, :name, :nameEn, cast(:taskDue as timestamptz), :holder,
                                    :case, :department, :reason, cast(:overdue as timestamptz), :status, :handler,
                                    :by, :at, :by, :at)
                                on conflict (task_id) where status <> 'CLOSED' do nothing
                                """)
                        .param("number", order.number())
                        .param("task", order.taskId())
                        .param("name", order.taskName())
                        .param("nameEn", order.taskNameEn())
                        .param("taskDue", timestamp(order.taskDueAt()))
                        .param("holder", order.holder())
                        .param("case", order.caseNumber())
                        .param("department", order.departmentId())
                        .param("reason", order.reason())
                        .param("overdue", timestamp(order.overdueAt()))
                        .param("status", order.status().name())
                        .param("handler", order.handler())
                        .param("by", order.openedBy())
                        .param("at", Timestamp.from(order.openedAt()))
                        .update()
                == 1;
    }

    void overdue(String number, Instant since, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.supervision_order set overdue_at = :since, changed_by = :by, changed_at = :at
                        where number = :number
                        """)
                .param("number", number)
                .param("since", Timestamp.from(since))
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void handler(String number, String handler, String by, Instant at) {
        update(number, "handler = :text", handler, by, at);
    }

    void assigned(String number, String instruction, String by, Instant at) {
        update(number, "instruction = :text", instruction, by, at);
    }

    void status(String number, OrderStatus status, String by, Instant at) {
        update(number, "status = :text", status.name(), by, at);
    }

    void taskEnded(String number, TaskEnd end, String by, Instant at) {
        update(number, "task_end = :text, task_ended_by = :by, task_ended_at = :at", end.name(), by, at);
    }

    void closed(String number, String by, Instant at) {
        update(number, "status = 'CLOSED', closed_at = :at, due_at = null", null, by, at);
    }

    private void update(String number, String changes, @Nullable String text, String by, Instant at) {
        jdbc.sql("update baton.supervision_order set " + changes
                        + ", changed_by = :by, changed_at = :at where number = :number")
                .param("number", number)
                .param("text", text)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The step that waits now is due then; a handling keeps it, because it is judged by it. */
    void due(String number, boolean handling, @Nullable Instant dueAt) {
        jdbc.sql(
                        """
                        with waiting as (
                            update baton.supervision_order set due_at = cast(:due as timestamptz) where number = :number)
                        update baton.supervision_round set due_at = cast(:due as timestamptz)
                        where order_number = :number and handled_at is null and :handling
                        """)
                .param("number", number)
                .param("handling", handling)
                .param("due", timestamp(dueAt))
                .update();
    }

    /** The rounds of an order, the first first. */
    List<SupervisionRound> rounds(String number) {
        return jdbc.sql("select * from baton.supervision_round where order_number = :number order by round")
                .param("number", number)
                .query((row, index) -> round(row))
                .list();
    }

    void addRound(String number, int round, @Nullable String handler, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.supervision_round (order_number, round, handler, created_by, created_at, changed_by, changed_at)
                        values (:number, :round, :handler, :by, :at, :by, :at)
                        """)
                .param("number", number)
                .param("round", round)
                .param("handler", handler)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The round that waits was handled; without words when the supervised task was completed instead. */
    void handled(
            String number,
            @Nullable String cause,
            @Nullable String measure,
            @Nullable LocalDate promisedOn,
            String by,
            Instant at) {
        jdbc.sql(
                        """
                        update baton.supervision_round set handled_by = :by, handled_at = :at, cause = :cause, measure = :measure,
                            promised_on = :promised, changed_by = :by, changed_at = :at
                        where order_number = :number and handled_at is null
                        """)
                .param("number", number)
                .param("cause", cause)
                .param("measure", measure)
                .param("promised", promisedOn == null ? null : Date.valueOf(promisedOn))
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The handled round was checked. */
    void checked(String number, boolean accepted, @Nullable Integer mark, String remark, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.supervision_round set checked_by = :by, checked_at = :at, accepted = :accepted, mark = :mark,
                            remark = :remark, changed_by = :by, changed_at = :at
                        where order_number = :number and handled_at is not null and checked_at is null
                        """)
                .param("number", number)
                .param("accepted", accepted)
                .param("mark", mark)
                .param("remark", remark)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /**
     * Orders that the person reads: open ones with the latest first, closed ones with the newest first.
     *
     * @param closed whether closed ones are wanted
     * @param department its id, or empty for all
     * @param after the number that the page before ended with; empty for the first page
     * @param reach of the person
     */
    List<OrderRow> search(
            String text,
            boolean closed,
            String department,
            String after,
            String personId,
            Reach reach,
            Instant now,
            int limit) {
        return jdbc.sql(
                        """
                        select o.*, coalesce(c.title, '') as title, c.customer_name, coalesce(d.name, o.department_id) as department,
                               coalesce(d.name_en, o.department_id) as department_en, h.name as handler_name,
                               o.due_at <= :now as late, r.mark
                        from (select *, coalesce(due_at, 'infinity') as place from baton.supervision_order) o
                             left join lateral (select title, customer_name from baton.work_case
                                                where business_key = o.case_number order by started_at limit 1) c on true
                             left join baton.department d on d.id = o.department_id
                             left join baton.account h on h.id = o.handler
                             left join lateral (select mark from baton.supervision_round
                                                where order_number = o.number order by round desc limit 1) r on true
                        where (o.status = 'CLOSED') = :closed
                          and (:everything or o.department_id = any(:departments) or :person in (o.handler, o.created_by)
                               or exists (select from baton.supervision_round p
                                          where p.order_number = o.number and :person in (p.handler, p.handled_by)))
                          and (:text = '' or position(lower(:text) in lower(concat_ws(' ', o.number, o.task_name, o.task_name_en,
                               o.case_number, c.title, c.customer_name))) > 0)
                          and (:department = '' or o.department_id = :department)
                          and (:after = '' or case when :closed then o.number < :after else (o.place, o.number) >
                               (select coalesce(due_at, 'infinity'), number from baton.supervision_order where number = :after) end)
                        order by case when :closed then null else o.place end, case when :closed then o.number end desc, o.number
                        limit :limit
                        """)
                .param("now", Timestamp.from(now))
                .param("closed", closed)
                .param("everything", reach.readsEverything())
                .param("departments", reach.readDepartments().toArray(String[]::new))
                .param("person", personId)
                .param("text", text)
                .param("department", department)
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> row(row))
                .list();
    }

    /** K-4 of the orders opened in the time, in the departments; see {@link Timeliness}. */
    Timeliness timeliness(Instant from, Instant until, Reach reach, String department, Instant now) {
        return jdbc.sql(
                        """
                        with o as (
                            select o.status, o.task_end,
                                   coalesce(bool_or(r.due_at < coalesce(r.handled_at, o.closed_at, :now)), false) as late,
                                   count(r.handled_at) > 0 as handled
                            from baton.supervision_order o left join baton.supervision_round r on r.order_number = o.number
                            where o.created_at >= :from and o.created_at < :until
                              and (:everything or o.department_id = any(:departments))
                              and (:department = '' or o.department_id = :department)
                            group by o.number)
                        select count(*) filter (where late) as late,
                               count(*) filter (where not late and handled and status in ('CHECKING', 'CLOSED')) as in_time,
                               count(*) filter (where not late and not handled and status = 'CLOSED') as cancelled,
                               count(*) filter (where not late and status in ('ASSIGNING', 'HANDLING')) as pending
                        from o
                        """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("everything", reach.readsEverything())
                .param("departments", reach.readDepartments().toArray(String[]::new))
                .param("department", department)
                .param("now", Timestamp.from(now))
                .query((row, index) -> new Timeliness(
                        row.getInt("in_time"), row.getInt("late"), row.getInt("pending"), row.getInt("cancelled")))
                .single();
    }

    private static OrderRow row(ResultSet row) throws SQLException {
        return new OrderRow(
                row.getString("number"),
                row.getString("task_name"),
                row.getString("task_name_en"),
                row.getString("case_number"),
                row.getString("title"),
                row.getString("customer_name"),
                row.getString("department"),
                row.getString("department_en"),
                OrderStatus.valueOf(row.getString("status")),
                row.getString("handler_name"),
                instant(row, "due_at"),
                row.getBoolean("late"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "closed_at"),
                taskEnd(row),
                row.getObject("mark", Integer.class));
    }

    private static SupervisionOrder order(ResultSet row) throws SQLException {
        return new SupervisionOrder(
                row.getString("number"),
                row.getString("task_id"),
                row.getString("task_name"),
                row.getString("task_name_en"),
                instant(row, "task_due_at"),
                row.getString("holder"),
                row.getString("case_number"),
                row.getString("department_id"),
                row.getString("reason"),
                instant(row, "overdue_at"),
                OrderStatus.valueOf(row.getString("status")),
                row.getString("handler"),
                row.getString("instruction"),
                instant(row, "due_at"),
                taskEnd(row),
                row.getString("task_ended_by"),
                instant(row, "task_ended_at"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "closed_at"));
    }

    private static SupervisionRound round(ResultSet row) throws SQLException {
        return new SupervisionRound(
                row.getInt("round"),
                row.getString("handler"),
                instant(row, "due_at"),
                row.getString("handled_by"),
                instant(row, "handled_at"),
                row.getString("cause"),
                row.getString("measure"),
                row.getObject("promised_on", LocalDate.class),
                row.getString("checked_by"),
                instant(row, "checked_at"),
                row.getObject("accepted", Boolean.class),
                row.getObject("mark", Integer.class),
                row.getString("remark"));
    }

    private static @Nullable TaskEnd taskEnd(ResultSet row) throws SQLException {
        var end = row.getString("task_end");
        return end == null ? null : TaskEnd.valueOf(end);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
