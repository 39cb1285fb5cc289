package io.baton.presales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rounds of a review and the gates' answers. */
@Component
class Rounds {

    private final JdbcClient jdbc;

    Rounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All rounds with their answers, the first one first; without what was withdrawn. */
    List<ReviewRound> all(String projectNumber) {
        var answers = jdbc
                .sql("select * from baton.gate_answer where project_number = :number and withdrawn_at is null"
                        + " order by created_at, gate")
                .param("number", projectNumber)
                .query((row, index) -> answer(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(GateAnswer::round));
        return jdbc.sql("select * from baton.review_round where project_number = :number and withdrawn_at is null"
                        + " order by round")
                .param("number", projectNumber)
                .query((row, index) -> round(row, answers.getOrDefault(row.getInt("round"), List.of())))
                .list();
    }

    Optional<ReviewRound> latest(String projectNumber) {
        var all = all(projectNumber);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    void open(
            String projectNumber,
            int round,
            int solutionVersion,
            boolean securityDeclared,
            boolean auditRequired,
            @Nullable String designRemark,
            String by,
            Instant at) {
        jdbc.sql(
                        """
                        insert into baton.review_round (project_number, round, solution_version, security_declared, audit_required,
                            design_remark,
                            created_by, created_at, changed_by, changed_at)
                        values (:number, :round, :version, :declared, :audit, :remark, :by, :at, :by, :at)
                        """)
                .param("number", projectNumber)
                .param("round", round)
                .param("version", solutionVersion)
                .param("declared", securityDeclared)
                .param("audit", auditRequired)
                .param("remark", designRemark)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The number of the next round; that of a withdrawn one is not used again. */
    int next(String projectNumber) {
        return jdbc.sql("select coalesce(max(round), 0) + 1 from baton.review_round where project_number = :number")
                .param("number", projectNumber)
                .query(Integer.class)
                .single();
    }

    void answerWithdrawn(String projectNumber, int round, Gate gate, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.gate_answer set withdrawn_at = :at
                        where project_number = :number and round = :round and gate = :gate and created_by = :by
                            and withdrawn_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("number", projectNumber)
                .param("round", round)
                .param("gate", gate.name())
                .param("by", by)
                .update();
    }

    void withdrawn(String projectNumber, int round, String by, Instant at) {
        update(projectNumber, round, "withdrawn_at = :at, changed_by = :by, changed_at = :at", null, null, by, at);
    }

    void answer(String projectNumber, GateAnswer answer) {
        jdbc.sql(
                        """
                        insert into baton.gate_answer (project_number, round, gate, solution_version, digest, verdict, remark,
                            security_added, created_by, created_at)
                        values (:number, :round, :gate, :version, :digest, :verdict, :remark, :securityAdded, :by, :at)
                        """)
                .param("number", projectNumber)
                .param("round", answer.round())
                .param("gate", answer.gate().name())
                .param("version", answer.solutionVersion())
                .param("digest", answer.digest())
                .param("verdict", answer.verdict().name())
                .param("remark", answer.remark())
                .param("securityAdded", answer.securityAdded())
                .param("by", answer.by())
                .param("at", Timestamp.from(answer.at()))
                .update();
    }

    void summedUp(String projectNumber, int round, RoundOutcome outcome, Instant at) {
        update(
                projectNumber,
                round,
                "outcome = :first, summed_up_at = :at, changed_by = :by, changed_at = :at",
                outcome.name(),
                null,
                "system:sumUpGates",
                at);
    }

    void ruled(String projectNumber, int round, String ruling, String remark, String by, Instant at) {
        update(
                projectNumber,
                round,
                "ruling = :first, ruling_remark = :second, ruled_by = :by, ruled_at = :at, changed_by = :by, changed_at = :at",
                ruling,
                remark,
                by,
                at);
    }

    void continued(String projectNumber, int round, String continuation, String reason, String by, Instant at) {
        update(
                projectNumber,
                round,
                "continuation = :first, continuation_reason = :second, continued_by = :by, continued_at = :at,"
                        + " changed_by = :by, changed_at = :at",
                continuation,
                reason,
                by,
                at);
    }

    /** Gives how many rounds have gone back to the author, this one included. */
    int returned(String projectNumber, int round, Instant at) {
        update(
                projectNumber,
                round,
                "returned_at = :at, changed_by = :by, changed_at = :at",
                null,
                null,
                "system:returnToAuthor",
                at);
        return jdbc.sql(
                        "select count(*) from baton.review_round where project_number = :number and returned_at is not null")
                .param("number", projectNumber)
                .query(Integer.class)
                .single();
    }

    private void update(
            String projectNumber,
            int round,
            String changes,
            @Nullable String first,
            @Nullable String second,
            String by,
            Instant at) {
        jdbc.sql("update baton.review_round set " + changes + " where project_number = :number and round = :round")
                .param("number", projectNumber)
                .param("round", round)
                .param("first", first)
                .param("second", second)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static ReviewRound round(ResultSet row, List<GateAnswer> answers) throws SQLException {
        var outcome = row.getString("outcome");
        return new ReviewRound(
                row.getInt("round"),
                row.getInt("solution_version"),
                row.getBoolean("security_declared"),
                row.getBoolean("audit_required"),
                row.getString("design_remark"),
                outcome == null ? null : RoundOutcome.valueOf(outcome),
                row.getString("ruling"),
                row.getString("ruling_remark"),
                row.getString("ruled_by"),
                instant(row, "ruled_at"),
                row.getString("continuation"),
                row.getString("continuation_reason"),
                row.getString("continued_by"),
                instant(row, "continued_at"),
                instant(row, "returned_at"),
                row.getTimestamp("created_at").toInstant(),
                answers);
    }

    private static GateAnswer answer(ResultSet row) throws SQLException {
        return new GateAnswer(
                row.getInt("round"),
                Gate.valueOf(row.getString("gate")),
                row.getInt("solution_version"),
                row.getString("digest"),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("remark"),
                row.getBoolean("security_added"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
