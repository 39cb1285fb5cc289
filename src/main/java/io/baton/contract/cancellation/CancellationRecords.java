package io.baton.contract.cancellation;

import io.baton.contract.cancellation.Cancellation.Ruling;
import java.math.BigDecimal;
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

/** Cancellations of contracts. */
@Component
class CancellationRecords {

    private final JdbcClient jdbc;

    CancellationRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a contract, the newest first. */
    List<Cancellation> of(String number) {
        return jdbc.sql(
                        """
                        select * from baton.contract_cancellation where contract_number = :number order by cancellation desc
                        """)
                .param("number", number)
                .query((row, index) -> cancellation(row))
                .list();
    }

    Optional<Cancellation> open(String number) {
        return of(number).stream().filter(one -> one.status().isOpen()).findFirst();
    }

    /** The open one, with its row locked until the transaction ends: the two answers come one after the other. */
    Optional<Cancellation> lockOpen(String number) {
        return jdbc.sql(
                        """
                        select * from baton.contract_cancellation
                        where contract_number = :number and status in ('REQUESTED', 'APPROVED') for update
                        """)
                .param("number", number)
                .query((row, index) -> cancellation(row))
                .optional();
    }

    Cancellation add(String number, CancellationDraft draft, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.contract_cancellation (contract_number, cancellation, status, reason, open_orders,
                            resource_plan, money_plan, created_by, created_at, changed_by, changed_at)
                        select :number, count(*) + 1, 'REQUESTED', :reason, :orders, :resources, :money, :by, :at, :by, :at
                        from baton.contract_cancellation where contract_number = :number
                        """)
                .param("number", number)
                .param("reason", draft.reason())
                .param("orders", draft.openOrders())
                .param("resources", draft.resourcePlan())
                .param("money", draft.moneyPlan())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
        return open(number).orElseThrow();
    }

    void ruledByCentre(Cancellation open, Ruling ruling, Instant at) {
        change(
                open,
                "centre_verdict = :verdict, centre_remark = :remark, centre_by = :by",
                ruling.by(),
                at,
                new Value("verdict", ruling.approved() ? "APPROVE" : "REFUSE"),
                new Value("remark", ruling.remark()));
    }

    void ruledByLegal(Cancellation open, Ruling ruling, Instant at) {
        change(
                open,
                "legal_verdict = :verdict, legal_remark = :remark, legal_by = :by",
                ruling.by(),
                at,
                new Value("verdict", ruling.approved() ? "APPROVE" : "REFUSE"),
                new Value("remark", ruling.remark()));
    }

    void stopped(Cancellation open, String reason, String by, Instant at) {
        change(open, "status = 'STOPPED', stop_reason = :reason, ended_at = :at", by, at, new Value("reason", reason));
    }

    void refused(Cancellation open, String by, Instant at) {
        change(open, "status = 'REFUSED', ended_at = :at", by, at);
    }

    void approved(Cancellation open, String by, Instant at) {
        change(open, "status = 'APPROVED'", by, at);
    }

    void resourcesReturned(Cancellation open, String what, String by, Instant at) {
        change(open, "returned_resources = :what, returned_by = :by", by, at, new Value("what", what));
    }

    void accountsSettled(Cancellation open, BigDecimal amount, String remark, String by, Instant at) {
        change(
                open,
                "final_amount = :amount, accounts_remark = :remark, settled_by = :by",
                by,
                at,
                new Value("amount", amount),
                new Value("remark", remark));
    }

    void done(Cancellation open, String by, Instant at) {
        change(open, "status = 'DONE', ended_at = :at", by, at);
    }

    /** A value of one of the assignments above. */
    private record Value(String name, Object value) {}

    private void change(Cancellation open, String assignments, String by, Instant at, Value... values) {
        var statement = jdbc.sql(
                        "update baton.contract_cancellation set " + assignments
                                + ", changed_by = :by, changed_at = :at where contract_number = :number and cancellation = :cancellation")
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("number", open.contractNumber())
                .param("cancellation", open.cancellation());
        for (var value : values) {
            statement.param(value.name(), value.value());
        }
        statement.update();
    }

    private static Cancellation cancellation(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Cancellation(
                row.getString("contract_number"),
                row.getInt("cancellation"),
                CancellationStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getString("open_orders"),
                row.getString("resource_plan"),
                row.getString("money_plan"),
                ruling(row, "centre"),
                ruling(row, "legal"),
                row.getString("stop_reason"),
                row.getString("returned_resources"),
                row.getString("returned_by"),
                row.getBigDecimal("final_amount"),
                row.getString("accounts_remark"),
                row.getString("settled_by"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static @Nullable Ruling ruling(ResultSet row, String who) throws SQLException {
        var verdict = row.getString(who + "_verdict");
        return verdict == null
                ? null
                : new Ruling(
                        verdict.equals("APPROVE"),
                        Objects.requireNonNull(row.getString(who + "_remark")),
                        Objects.requireNonNull(row.getString(who + "_by")));
    }
}
