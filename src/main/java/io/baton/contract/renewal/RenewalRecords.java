package io.baton.contract.renewal;

import io.baton.contract.renewal.Renewal.Assessment;
import io.baton.contract.renewal.Renewal.Side;
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

/** Renewals of contracts and what was said of them. */
@Component
class RenewalRecords {

    private final JdbcClient jdbc;

    RenewalRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Signed contracts that end on this day or earlier and whose term has no renewal. */
    List<String> endingBy(LocalDate day) {
        return jdbc.sql(
                        """
                        select k.number from baton.contract k
                        where k.status = 'SIGNED' and k.end_on <= :day
                          and not exists (select 1 from baton.contract_renewal r
                                          where r.contract_number = k.number and r.end_on = k.end_on
                                            and r.status not in ('SUPERSEDED', 'LAPSED'))
                        order by k.end_on, k.number
                        """)
                .param("day", day)
                .query(String.class)
                .list();
    }

    /** Renewals of a contract's terms, the newest first. */
    List<Renewal> of(String number) {
        return jdbc.sql(
                        "select * from baton.contract_renewal where contract_number = :number order by created_at desc, id desc")
                .param("number", number)
                .query((row, index) -> renewal(row))
                .list();
    }

    Optional<Renewal> running(String number) {
        return of(number).stream()
                .filter(renewal -> renewal.status() == RenewalStatus.RUNNING)
                .findFirst();
    }

    /** The running one, with its row locked until the transaction ends; who needs the contract's lock too takes that before. */
    Optional<Renewal> lockRunning(String number) {
        return jdbc.sql(
                        """
                        select * from baton.contract_renewal where contract_number = :number and status = 'RUNNING' for update
                        """)
                .param("number", number)
                .query((row, index) -> renewal(row))
                .optional();
    }

    /** @return whether the term had none before that still counts */
    boolean add(
            String number, LocalDate endOn, String accountManager, @Nullable String engineer, String by, Instant at) {
        return jdbc.sql(
                                """
                                insert into baton.contract_renewal (contract_number, end_on, status, account_manager, engineer,
                                    created_by, created_at, changed_by, changed_at)
                                values (:number, :end, 'RUNNING', :manager, :engineer, :by, :at, :by, :at)
                                on conflict (contract_number, end_on) where status not in ('SUPERSEDED', 'LAPSED') do nothing
                                """)
                        .param("number", number)
                        .param("end", endOn)
                        .param("manager", accountManager)
                        .param("engineer", engineer)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    void assessed(Renewal renewal, Side side, String text, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.contract_renewal_assessment (renewal, side, text, created_by, created_at)
                        values (:renewal, :side, :text, :by, :at)
                        """)
                .param("renewal", renewal.id())
                .param("side", side.name())
                .param("text", text)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** @param amendment the version that extends the contract, when it is extended */
    void decided(
            Renewal renewal, RenewalStatus how, String reason, @Nullable Integer amendment, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_renewal set status = :status, reason = :reason, decided_by = :by, amendment = :amendment,
                            ended_at = :at, changed_by = :by, changed_at = :at
                        where id = :renewal
                        """)
                .param("status", how.name())
                .param("reason", reason)
                .param("amendment", amendment)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("renewal", renewal.id())
                .update();
    }

    /** It has no effect any more: the term is gone, or was not extended after all. */
    void ended(Renewal renewal, RenewalStatus how, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_renewal set status = :status, ended_at = :at, changed_by = :by, changed_at = :at
                        where id = :renewal
                        """)
                .param("status", how.name())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("renewal", renewal.id())
                .update();
    }

    private Renewal renewal(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        var ended = row.getTimestamp("ended_at");
        return new Renewal(
                id,
                row.getString("contract_number"),
                row.getObject("end_on", LocalDate.class),
                RenewalStatus.valueOf(row.getString("status")),
                row.getString("account_manager"),
                row.getString("engineer"),
                row.getString("reason"),
                row.getString("decided_by"),
                row.getObject("amendment", Integer.class),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                assessments(id));
    }

    private List<Assessment> assessments(long id) {
        return jdbc.sql(
                        """
                        select * from baton.contract_renewal_assessment where renewal = :renewal
                        order by created_at
                        """)
                .param("renewal", id)
                .query((row, index) -> new Assessment(
                        Side.valueOf(row.getString("side")),
                        row.getString("text"),
                        row.getString("created_by"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }
}
