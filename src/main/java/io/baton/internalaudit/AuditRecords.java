package io.baton.internalaudit;

import io.baton.people.Reach;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Audits and their checklists. */
@Component
class AuditRecords {

    private final JdbcClient jdbc;

    AuditRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Audit> find(String number) {
        return jdbc.sql("select * from baton.audit where number = :number")
                .param("number", number)
                .query((row, index) -> audit(row))
                .optional();
    }

    /** The audit, with its row locked until the transaction ends: who decides by its findings comes one after the other. */
    Audit lock(String number) {
        return jdbc.sql("select * from baton.audit where number = :number for update")
                .param("number", number)
                .query((row, index) -> audit(row))
                .optional()
                .orElseThrow(() -> new AuditUnknown(number));
    }

    /** The audits of a project, the newest first. */
    List<Audit> of(String projectNumber) {
        return jdbc.sql("select * from baton.audit where project_number = :project order by number desc")
                .param("project", projectNumber)
                .query((row, index) -> audit(row))
                .list();
    }

    /**
     * The audits whose project the reach covers or in which the person has a part, the newest first.
     *
     * @param reach of the person
     */
    List<AuditRow> search(String text, String status, String before, String personId, Reach reach, int limit) {
        return jdbc.sql(
                        """
                        select a.number, a.project_number, p.title, c.name as customer_name, a.origin, a.status, a.result,
                               w.name as auditor, a.created_at, count(f.number) as findings,
                               count(f.number) filter (where f.status = 'OPEN') as open
                        from baton.audit a
                             join baton.project p on p.number = a.project_number
                             join baton.customer c on c.id = p.customer_id
                             left join baton.account w on w.id = a.auditor
                             left join baton.finding f on f.audit_number = a.number
                        where (:everything or p.department_id = any(:departments) or a.created_by = :person or a.auditor = :person
                               or exists (select 1 from baton.project_participant t
                                          where t.project_number = p.number and t.person_id = :person)
                               or exists (select 1 from baton.finding x
                                               left join baton.finding_helper h on h.finding_number = x.number
                                          where x.audit_number = a.number
                                                and :person in (x.responsible, x.verifier, h.person_id)))
                          and (:text = '' or position(lower(:text) in lower(concat_ws(' ', a.number, p.number, p.title, c.name))) > 0)
                          and (:status = '' or a.status = :status)
                          and (:before = '' or a.number < :before)
                        group by a.number, p.number, c.name, w.name
                        order by a.number desc limit :limit
                        """)
                .param("everything", reach.readsEverything())
                .param("departments", reach.readDepartments().toArray(String[]::new))
                .param("person", personId)
                .param("text", text)
                .param("status", status)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> new AuditRow(
                        row.getString("number"),
                        row.getString("project_number"),
                        row.getString("title"),
                        row.getString("customer_name"),
                        AuditOrigin.valueOf(row.getString("origin")),
                        AuditStatus.valueOf(row.getString("status")),
                        result(row),
                        row.getString("auditor"),
                        row.getInt("findings"),
                        row.getInt("open"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    void add(Audit audit) {
        jdbc.sql(
                        """
                        insert into baton.audit (number, project_number, origin, status, pass_mark, auditor, customer_due,
                            created_by, created_at, changed_by, changed_at)
                        values (:number, :project, :origin, :status, :passMark, :auditor, :customerDue, :by, :at, :by, :at)
                        """)
                .param("number", audit.number())
                .param("project", audit.projectNumber())
                .param("origin", audit.origin().name())
                .param("status", audit.status().name())
                .param("passMark", audit.passMark())
                .param("auditor", audit.auditor())
                .param("customerDue", audit.customerDue() == null ? null : Date.valueOf(audit.customerDue()))
                .param("by", audit.startedBy())
                .param("at", Timestamp.from(audit.startedAt()))
                .update();
    }

    /** The auditor completed the checklist; the findings, if there are any, are corrected now. */
    void audited(String number, String remark, String by, Instant at) {
        update(number, "auditor = :by, remark = :text", remark, by, at);
    }

    /** Somebody else audits now, or nobody. */
    void auditor(String number, @Nullable String auditor, String by, Instant at) {
        update(number, "auditor = :text", auditor, by, at);
    }

    void status(String number, AuditStatus status, String by, Instant at) {
        update(number, "status = :text", status.name(), by, at);
    }

    void reported(String number, String report, String by, Instant at) {
        update(number, "report = :text, reported_at = :at", report, by, at);
    }

    void replied(String number, String reply, String by, Instant at) {
        update(number, "reply = :text", reply, by, at);
    }

    void closed(String number, AuditResult result, String by, Instant at) {
        update(number, "status = 'CLOSED', closed_at = :at, result = :text", result.name(), by, at);
    }

    void cancelled(String number, @Nullable String reason, String by, Instant at) {
        update(number, "status = 'CANCELLED', closed_at = :at, cancel_reason = :text", reason, by, at);
    }

    /** The checklist changed: who saw the version before has to look again. */
    void changed(String number, String by, Instant at) {
        update(number, "version = version + 1", null, by, at);
    }

    private void update(String number, String changes, @Nullable String text, String by, Instant at) {
        jdbc.sql("update baton.audit set " + changes + ", changed_by = :by, changed_at = :at where number = :number")
                .param("number", number)
                .param("text", text)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The checklist, in order, without what was removed. */
    List<AuditItem> items(String number) {
        return jdbc.sql(
                        """
                        select i.*, f.number as finding from baton.audit_item i
                             left join baton.finding f on f.audit_number = i.audit_number and f.item = i.item
                        where i.audit_number = :number and i.removed_at is null order by i.item
                        """)
                .param("number", number)
                .query((row, index) -> new AuditItem(
                        row.getInt("item"),
                        Aspect.valueOf(row.getString("aspect")),
                        row.getString("text"),
                        row.getString("text_en"),
                        row.getObject("score", Integer.class),
                        row.getString("remark"),
                        row.getString("statement"),
                        row.getString("responsible"),
                        row.getString("verifier"),
                        row.getString("finding")))
                .list();
    }

    /** The number of the next item; that of a removed one is not used again. */
    int nextItem(String number) {
        return jdbc.sql("select coalesce(max(item), 0) + 1 from baton.audit_item where audit_number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    void remove(String number, int item, String reason, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.audit_item set removed_at = :at, remove_reason = :reason, changed_by = :by, changed_at = :at
                        where audit_number = :number and item = :item
                        """)
                .param("number", number)
                .param("item", item)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void ask(String number, int item, Aspect aspect, String text, String textEn, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.audit_item (audit_number, item, aspect, text, text_en, created_by, created_at, changed_by, changed_at)
                        values (:number, :item, :aspect, :text, :textEn, :by, :at, :by, :at)
                        """)
                .param("number", number)
                .param("item", item)
                .param("aspect", aspect.name())
                .param("text", text)
                .param("textEn", textEn)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void score(String number, int item, @Nullable Integer score, @Nullable String remark, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.audit_item set score = :score, remark = :remark, changed_by = :by, changed_at = :at
                        where audit_number = :number and item = :item
                        """)
                .param("number", number)
                .param("item", item)
                .param("score", score)
                .param("remark", remark)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void warn(String number, int item, String statement, String responsible, String verifier, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.audit_item set statement = :statement, responsible = :responsible, verifier = :verifier,
                            changed_by = :by, changed_at = :at
                        where audit_number = :number and item = :item
                        """)
                .param("number", number)
                .param("item", item)
                .param("statement", statement)
                .param("responsible", responsible)
                .param("verifier", verifier)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static @Nullable AuditResult result(ResultSet row) throws SQLException {
        var result = row.getString("result");
        return result == null ? null : AuditResult.valueOf(result);
    }

    private static Audit audit(ResultSet row) throws SQLException {
        var closedAt = row.getTimestamp("closed_at");
        var reportedAt = row.getTimestamp("reported_at");
        return new Audit(
                row.getString("number"),
                row.getString("project_number"),
                AuditOrigin.valueOf(row.getString("origin")),
                AuditStatus.valueOf(row.getString("status")),
                row.getInt("pass_mark"),
                row.getString("auditor"),
                row.getObject("customer_due", LocalDate.class),
                row.getString("remark"),
                row.getString("report"),
                reportedAt == null ? null : reportedAt.toInstant(),
                row.getString("reply"),
                result(row),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("cancel_reason"),
                closedAt == null ? null : closedAt.toInstant(),
                row.getInt("version"));
    }
}
