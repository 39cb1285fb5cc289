package io.baton.internalaudit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Findings, their helpers and what happened to them. */
@Component
class FindingRecords {

    private static final String FINDING =
            """
            select f.*, array(select person_id from baton.finding_helper h where h.finding_number = f.number) as helpers
            from baton.finding f
            """;

    private final JdbcClient jdbc;

    FindingRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Finding> find(String number) {
        return jdbc.sql(FINDING + " where f.number = :number")
                .param("number", number)
                .query((row, index) -> finding(row))
                .optional();
    }

    Finding get(String number) {
        return find(number).orElseThrow(() -> new FindingUnknown(number));
    }

    /** The findings of an audit, in the order of its checklist. */
    List<Finding> of(String auditNumber) {
        return jdbc.sql(FINDING + " where f.audit_number = :audit order by f.item")
                .param("audit", auditNumber)
                .query((row, index) -> finding(row))
                .list();
    }

    /** The findings of all audits of a project, the newest first. */
    List<Finding> ofProject(String projectNumber) {
        return jdbc.sql(FINDING
                        + " where f.audit_number in (select number from baton.audit where project_number = :project)"
                        + " order by f.number desc")
                .param("project", projectNumber)
                .query((row, index) -> finding(row))
                .list();
    }

    /** The numbers of the findings' audits, by the findings' numbers. */
    Map<String, String> auditsOf(Collection<String> numbers) {
        return jdbc
                .sql("select number, audit_number from baton.finding where number = any(:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, index) -> Map.entry(row.getString("number"), row.getString("audit_number")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    int open(String auditNumber) {
        return jdbc.sql("select count(*) from baton.finding where audit_number = :audit and status = 'OPEN'")
                .param("audit", auditNumber)
                .query(Integer.class)
                .single();
    }

    /** It counts for the department to which the responsible person belongs now (R-IA-11). */
    void add(Finding finding) {
        jdbc.sql(
                        """
                        insert into baton.finding (number, audit_number, item, aspect, statement, responsible, department_id, verifier,
                            due_at, status, created_by, created_at, changed_by, changed_at)
                        select :number, :audit, :item, :aspect, :statement, :responsible, a.department_id, :verifier, :dueAt, :status,
                            :by, :at, :by, :at
                        from baton.account a where a.id = :responsible
                        """)
                .param("number", finding.number())
                .param("audit", finding.auditNumber())
                .param("item", finding.item())
                .param("aspect", finding.aspect().name())
                .param("statement", finding.statement())
                .param("responsible", finding.responsible())
                .param("verifier", finding.verifier())
                .param("dueAt", Timestamp.from(finding.dueAt()))
                .param("status", finding.status().name())
                .param("by", finding.issuedBy())
                .param("at", Timestamp.from(finding.issuedAt()))
                .update();
    }

    void help(String number, String personId, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.finding_helper (finding_number, person_id, created_by, created_at)
                        values (:number, :person, :by, :at) on conflict do nothing
                        """)
                .param("number", number)
                .param("person", personId)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void failed(String number, String by, Instant at) {
        update(number, "failures = failures + 1", "", by, at);
    }

    void extended(String number, Instant dueAt, String by, Instant at) {
        update(number, "due_at = cast(:value as timestamptz)", dueAt.toString(), by, at);
    }

    void closed(String number, FindingOutcome outcome, String by, Instant at) {
        update(number, "status = 'CLOSED', outcome = :value, closed_at = :at", outcome.name(), by, at);
    }

    void cancelled(String number, String by, Instant at) {
        update(number, "status = 'CANCELLED', closed_at = :at", "", by, at);
    }

    private void update(String number, String changes, String value, String by, Instant at) {
        jdbc.sql("update baton.finding set " + changes + ", changed_by = :by, changed_at = :at where number = :number")
                .param("number", number)
                .param("value", value)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void enter(String number, FindingEntry entry) {
        jdbc.sql(
                        """
                        insert into baton.finding_entry (finding_number, entry, kind, answer, text, corrective, preventive, files,
                            created_by, created_at)
                        select :number, count(*) + 1, :kind, :answer, :text, :corrective, :preventive, :files, :by, :at
                        from baton.finding_entry where finding_number = :number
                        """)
                .param("number", number)
                .param("kind", entry.kind().name())
                .param("answer", entry.answer())
                .param("text", entry.text())
                .param("corrective", entry.corrective())
                .param("preventive", entry.preventive())
                .param("files", String.join(" ", entry.files()))
                .param("by", entry.by())
                .param("at", Timestamp.from(entry.at()))
                .update();
    }

    /** Everything that happened to the finding, the first first. */
    List<FindingEntry> entries(String number) {
        return jdbc.sql("select * from baton.finding_entry where finding_number = :number order by entry")
                .param("number", number)
                .query((row, index) -> new FindingEntry(
                        FindingEntry.Kind.valueOf(row.getString("kind")),
                        row.getString("answer"),
                        row.getString("text"),
                        row.getString("corrective"),
                        row.getString("preventive"),
                        row.getString("files").isEmpty()
                                ? List.of()
                                : List.of(row.getString("files").split(" ")),
                        row.getString("created_by"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    private static Finding finding(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        var closedAt = row.getTimestamp("closed_at");
        return new Finding(
                row.getString("number"),
                row.getString("audit_number"),
                row.getInt("item"),
                Aspect.valueOf(row.getString("aspect")),
                row.getString("statement"),
                row.getString("responsible"),
                Set.of((String[]) row.getArray("helpers").getArray()),
                row.getString("verifier"),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("failures"),
                FindingStatus.valueOf(row.getString("status")),
                outcome == null ? null : FindingOutcome.valueOf(outcome),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                closedAt == null ? null : closedAt.toInstant());
    }
}
