package io.baton.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of contracts. */
@Component
class VersionRecords {

    private final JdbcClient jdbc;

    VersionRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The versions of a contract, the newest first. */
    List<ContractVersion> of(String number) {
        return jdbc.sql("select * from baton.contract_version where contract_number = :number order by version desc")
                .param("number", number)
                .query((row, index) -> version(row))
                .list();
    }

    /** The version that is drafted, judged or with the customer; at most one. */
    Optional<ContractVersion> open(String number) {
        return of(number).stream()
                .filter(version -> version.status() == VersionStatus.OPEN)
                .findFirst();
    }

    /** Opens a version; an amendment begins with the terms in force. */
    void add(
            String number,
            int version,
            @Nullable String reason,
            @Nullable ContractVersion from,
            String by,
            Instant at) {
        jdbc.sql(
                        """
                        insert into baton.contract_version (contract_number, version, kind, status, reason, template_version_id,
                            created_by, created_at, changed_by, changed_at)
                        values (:number, :version, :kind, 'OPEN', :reason, :template, :by, :at, :by, :at)
                        """)
                .param("number", number)
                .param("version", version)
                .param("kind", version == 1 ? "CONTRACT" : "AMENDMENT")
                .param("reason", reason)
                .param("template", from == null ? null : from.templateVersionId())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
        if (from != null) {
            terms(number, version, Objects.requireNonNull(from.terms()), by, at);
        }
    }

    /** Keeps the terms; who saw the version before has to look again. */
    void terms(String number, int version, Terms terms, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_version set list_price = :list, value = :value, start_on = :start, end_on = :end,
                            promised_on = :promised, payment = :payment, revision = revision + 1, changed_by = :by, changed_at = :at
                        where contract_number = :number and version = :version
                        """)
                .param("number", number)
                .param("version", version)
                .param("list", terms.listPrice())
                .param("value", terms.value())
                .param("start", terms.startOn())
                .param("end", terms.endOn())
                .param("promised", terms.promisedOn())
                .param("payment", terms.payment())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** It is made from this version of a template. */
    void template(String number, int version, long templateVersionId, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_version set template_version_id = :template, changed_by = :by, changed_at = :at
                        where contract_number = :number and version = :version
                        """)
                .param("number", number)
                .param("version", version)
                .param("template", templateVersionId)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Its clauses changed: who saw the version before has to look again. */
    void changed(String number, int version, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_version set revision = revision + 1, changed_by = :by, changed_at = :at
                        where contract_number = :number and version = :version
                        """)
                .param("number", number)
                .param("version", version)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What was said of the customer's signature. */
    void signature(String number, int version, LocalDate signedOn, String signatory, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_version set signed_on = :signed, signatory = :signatory, signed_by = :by, signed_at = :at,
                            changed_by = :by, changed_at = :at
                        where contract_number = :number and version = :version
                        """)
                .param("number", number)
                .param("version", version)
                .param("signed", signedOn)
                .param("signatory", signatory)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void ended(String number, int version, VersionStatus how, @Nullable String reason, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_version set status = :status, end_reason = :reason, ended_at = :at, changed_by = :by,
                            changed_at = :at
                        where contract_number = :number and version = :version
                        """)
                .param("number", number)
                .param("version", version)
                .param("status", how.name())
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static ContractVersion version(ResultSet row) throws SQLException {
        return new ContractVersion(
                row.getString("contract_number"),
                row.getInt("version"),
                VersionStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getObject("template_version_id", Long.class),
                terms(row),
                row.getObject("signed_on", LocalDate.class),
                row.getString("signatory"),
                row.getString("signed_by"),
                ContractRecords.instant(row, "signed_at"),
                ContractRecords.instant(row, "ended_at"),
                row.getString("end_reason"),
                row.getInt("revision"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Terms terms(ResultSet row) throws SQLException {
        return row.getBigDecimal("list_price") == null
                ? null
                : new Terms(
                        row.getBigDecimal("list_price"),
                        row.getBigDecimal("value"),
                        row.getObject("start_on", LocalDate.class),
                        row.getObject("end_on", LocalDate.class),
                        row.getObject("promised_on", LocalDate.class),
                        row.getString("payment"));
    }
}
