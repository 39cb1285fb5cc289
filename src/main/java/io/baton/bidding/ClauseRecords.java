package io.baton.bidding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clauses of tenders and the issuers' questions. */
@Component
class ClauseRecords {

    private final JdbcClient jdbc;

    ClauseRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The clauses of a tender, in order, without those that were dropped. */
    List<Clause> of(String number) {
        return jdbc.sql("select * from baton.tender_clause where tender_number = :number and not dropped order by"
                        + " clause")
                .param("number", number)
                .query((row, index) -> clause(row))
                .list();
    }

    /** The number of the new clause. */
    int add(String number, ClauseDraft draft, String by, Instant at) {
        return jdbc.sql(
                        """
                        insert into baton.tender_clause (tender_number, clause, reference, requirement, kind, owner,
                            created_by, created_at, changed_by, changed_at)
                        select :number, count(*) + 1, :reference, :requirement, :kind, :owner, :by, :at, :by, :at
                        from baton.tender_clause where tender_number = :number
                        returning clause
                        """)
                .param("number", number)
                .param("reference", draft.reference())
                .param("requirement", draft.requirement())
                .param("kind", ClauseKind.of(draft.kind()).orElseThrow().name())
                .param("owner", draft.owner())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Integer.class)
                .single();
    }

    /** Changes the clause; another requirement needs another answer. */
    void change(String number, ClauseDraft draft, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.tender_clause set reference = :reference, requirement = :requirement, kind = :kind, owner = :owner,
                            dropped = :dropped, version = version + 1, changed_by = :by, changed_at = :at,
                            response = case when requirement = :requirement then response end,
                            answered_by = case when requirement = :requirement then answered_by end,
                            answered_at = case when requirement = :requirement then answered_at end
                        where tender_number = :number and clause = :clause
                          and (reference, requirement, kind, owner, dropped)
                              is distinct from (:reference, :requirement, :kind, :owner, :dropped)
                        """)
                .param("number", number)
                .param("clause", Objects.requireNonNull(draft.clause()))
                .param("reference", draft.reference())
                .param("requirement", draft.requirement())
                .param("kind", ClauseKind.of(draft.kind()).orElseThrow().name())
                .param("owner", draft.owner())
                .param("dropped", draft.isDropped())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void answer(String number, int clause, String response, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.tender_clause set response = :response, answered_by = :by, answered_at = :at,
                            version = version + 1, changed_by = :by, changed_at = :at
                        where tender_number = :number and clause = :clause
                        """)
                .param("number", number)
                .param("clause", clause)
                .param("response", response)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The issuer's questions, the first first. */
    List<Clarification> clarifications(String number) {
        return jdbc.sql("select * from baton.tender_clarification where tender_number = :number order by clarification")
                .param("number", number)
                .query((row, index) -> clarification(row))
                .list();
    }

    void ask(String number, Clarification asked) {
        jdbc.sql(
                        """
                        insert into baton.tender_clarification (tender_number, clarification, question, owner, due_at,
                            created_by, created_at, changed_by, changed_at)
                        values (:number, :clarification, :question, :owner, :due, :by, :at, :by, :at)
                        """)
                .param("number", number)
                .param("clarification", asked.clarification())
                .param("question", asked.question())
                .param("owner", asked.owner())
                .param("due", Timestamp.from(asked.dueAt()))
                .param("by", asked.askedBy())
                .param("at", Timestamp.from(asked.askedAt()))
                .update();
    }

    void handOn(String number, int clarification, String owner, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.tender_clarification set owner = :owner, changed_by = :by, changed_at = :at
                        where tender_number = :number and clarification = :clarification
                        """)
                .param("number", number)
                .param("clarification", clarification)
                .param("owner", owner)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void clarify(String number, int clarification, String answer, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.tender_clarification set answer = :answer, answered_by = :by, answered_at = :at,
                            changed_by = :by, changed_at = :at
                        where tender_number = :number and clarification = :clarification
                        """)
                .param("number", number)
                .param("clarification", clarification)
                .param("answer", answer)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static Clause clause(ResultSet row) throws SQLException {
        var answeredAt = row.getTimestamp("answered_at");
        return new Clause(
                row.getInt("clause"),
                row.getString("reference"),
                row.getString("requirement"),
                ClauseKind.valueOf(row.getString("kind")),
                row.getString("owner"),
                row.getString("response"),
                row.getString("answered_by"),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getInt("version"));
    }

    private static Clarification clarification(ResultSet row) throws SQLException {
        var answeredAt = row.getTimestamp("answered_at");
        return new Clarification(
                row.getInt("clarification"),
                row.getString("question"),
                row.getString("owner"),
                row.getTimestamp("due_at").toInstant(),
                row.getString("answer"),
                row.getString("answered_by"),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }
}
