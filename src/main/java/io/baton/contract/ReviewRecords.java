package io.baton.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The changed clauses of versions, the rounds before their gates, and what people did and said. */
@Component
class ReviewRecords {

    private final JdbcClient jdbc;

    ReviewRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The changed clauses of a version, in order, without those that were dropped. */
    List<ChangedClause> clauses(String number, int version) {
        return clauses(number).stream()
                .filter(clause -> clause.version() == version)
                .toList();
    }

    /** The changed clauses of all versions, in order. */
    List<ChangedClause> clauses(String number) {
        return jdbc.sql(
                        """
                        select * from baton.contract_clause where contract_number = :number and not dropped order by version, clause
                        """)
                .param("number", number)
                .query((row, index) -> new ChangedClause(
                        row.getInt("version"),
                        row.getInt("clause"),
                        row.getString("reference"),
                        row.getString("standard"),
                        row.getString("changed"),
                        row.getString("reason")))
                .list();
    }

    void addClause(String number, int version, ChangedClauseDraft draft, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.contract_clause (contract_number, version, clause, reference, standard, changed, reason,
                            created_by, created_at, changed_by, changed_at)
                        select :number, :version, count(*) + 1, :reference, :standard, :changed, :reason, :by, :at, :by, :at
                        from baton.contract_clause where contract_number = :number and version = :version
                        """)
                .param("number", number)
                .param("version", version)
                .param("reference", draft.reference())
                .param("standard", draft.standard())
                .param("changed", draft.changed())
                .param("reason", draft.reason())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void changeClause(String number, int version, ChangedClauseDraft draft, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_clause set reference = :reference, standard = :standard, changed = :changed,
                            reason = :reason, dropped = :dropped, changed_by = :by, changed_at = :at
                        where contract_number = :number and version = :version and clause = :clause
                          and (reference, standard, changed, reason, dropped)
                              is distinct from (:reference, :standard, :changed, :reason, :dropped)
                        """)
                .param("number", number)
                .param("version", version)
                .param("clause", Objects.requireNonNull(draft.clause()))
                .param("reference", draft.reference())
                .param("standard", draft.standard())
                .param("changed", draft.changed())
                .param("reason", draft.reason())
                .param("dropped", draft.isDropped())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** An amendment begins with the changed clauses of the version in force. */
    void copyClauses(String number, int from, int to, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.contract_clause (contract_number, version, clause, reference, standard, changed, reason,
                            created_by, created_at, changed_by, changed_at)
                        select contract_number, :to, row_number() over (order by clause), reference, standard, changed, reason,
                            :by, :at, :by, :at
                        from baton.contract_clause where contract_number = :number and version = :from and not dropped
                        """)
                .param("number", number)
                .param("from", from)
                .param("to", to)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The round that was opened last for the version, if any. */
    Optional<Round> latestRound(String number, int version) {
        return jdbc.sql(
                        """
                        select * from baton.contract_round where contract_number = :number and version = :version
                        order by round desc limit 1
                        """)
                .param("number", number)
                .param("version", version)
                .query((row, index) -> new Round(
                        row.getInt("version"),
                        row.getInt("round"),
                        row.getString("digest"),
                        row.getBigDecimal("discount_limit"),
                        row.getBoolean("deviates"),
                        row.getTimestamp("withdrawn_at") != null,
                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }

    void openRound(String number, Round round, String by) {
        jdbc.sql(
                        """
                        insert into baton.contract_round (contract_number, version, round, digest, discount_limit, deviates,
                            created_by, created_at, changed_by, changed_at)
                        values (:number, :version, :round, :digest, :limit, :deviates, :by, :at, :by, :at)
                        """)
                .param("number", number)
                .param("version", round.version())
                .param("round", round.round())
                .param("digest", round.digest())
                .param("limit", round.discountLimit())
                .param("deviates", round.deviates())
                .param("by", by)
                .param("at", Timestamp.from(round.openedAt()))
                .update();
    }

    /** The draft that opened the round was taken back. */
    void withdrawRound(String number, Round round, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_round set withdrawn_at = :at, changed_by = :by, changed_at = :at
                        where contract_number = :number and version = :version and round = :round
                        """)
                .param("number", number)
                .param("version", round.version())
                .param("round", round.round())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What people did and said, the first first. */
    List<ContractEntry> entries(String number) {
        return jdbc.sql("select * from baton.contract_entry where contract_number = :number order by entry")
                .param("number", number)
                .query((row, index) -> entry(row))
                .list();
    }

    /**
     * Adds what somebody did or said.
     *
     * @param round which a gate's answer belongs to; null of other entries
     */
    void enter(
            String number,
            int version,
            @Nullable Round round,
            ContractEntry.Kind kind,
            @Nullable String answer,
            String text,
            String by,
            Instant at) {
        jdbc.sql(
                        """
                        insert into baton.contract_entry (contract_number, entry, version, round, kind, answer, text, digest,
                            created_by, created_at, changed_by, changed_at)
                        select :number, count(*) + 1, :version, :round, :kind, :answer, :text, :digest, :by, :at, :by, :at
                        from baton.contract_entry where contract_number = :number
                        """)
                .param("number", number)
                .param("version", version)
                .param("round", round == null ? null : round.round())
                .param("kind", kind.name())
                .param("answer", answer)
                .param("text", text)
                .param("digest", round == null ? null : round.digest())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Its author took it back. */
    void withdrawEntry(String number, int entry, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_entry set withdrawn_at = :at, changed_by = :by, changed_at = :at
                        where contract_number = :number and entry = :entry
                        """)
                .param("number", number)
                .param("entry", entry)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static ContractEntry entry(ResultSet row) throws SQLException {
        return new ContractEntry(
                row.getInt("entry"),
                row.getInt("version"),
                row.getObject("round", Integer.class),
                ContractEntry.Kind.valueOf(row.getString("kind")),
                row.getString("answer"),
                row.getString("text"),
                row.getString("digest"),
                ContractRecords.instant(row, "withdrawn_at"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }
}
