package io.baton.contract.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of contract templates. */
@Component
class TemplateRecords {

    private static final long LOCK = 0x6261746f6e02L;

    private final JdbcClient jdbc;

    TemplateRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who changes templates goes on alone until the transaction ends: one offer of each, and never none at all. */
    void takeTurns() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> LOCK)
                .single();
    }

    /** By name, the newest version first. */
    List<ContractTemplate> all() {
        return jdbc.sql("select * from baton.contract_template_version order by name, version desc")
                .query((row, number) -> template(row))
                .list();
    }

    Optional<ContractTemplate> find(long id) {
        return jdbc.sql("select * from baton.contract_template_version where id = :id")
                .param("id", id)
                .query((row, number) -> template(row))
                .optional();
    }

    /** @return the version's id */
    long add(
            String name,
            int version,
            UUID documentId,
            Set<String> tags,
            String reason,
            boolean shipped,
            String by,
            Instant at) {
        return jdbc.sql(
                        """
                        insert into baton.contract_template_version (name, version, document_id, tags, reason, shipped, offered,
                            created_by, created_at, changed_by, changed_at)
                        values (:name, :version, :document, :tags, :reason, :shipped, false, :by, :at, :by, :at) returning id
                        """)
                .param("name", name)
                .param("version", version)
                .param("document", documentId)
                .param("tags", tags.toArray(String[]::new))
                .param("reason", reason)
                .param("shipped", shipped)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** Offers this version instead of the one of the same template that was offered before. */
    void offer(ContractTemplate template, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_template_version set offered = false, changed_by = :by, changed_at = :at
                        where name = :name and offered
                        """)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("name", template.name())
                .update();
        offered(template.id(), true, by, at);
    }

    void offered(long id, boolean offered, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.contract_template_version set offered = :offered, changed_by = :by, changed_at = :at
                        where id = :id
                        """)
                .param("offered", offered)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    private static ContractTemplate template(ResultSet row) throws SQLException {
        return new ContractTemplate(
                row.getLong("id"),
                row.getString("name"),
                row.getInt("version"),
                row.getObject("document_id", UUID.class),
                new TreeSet<>(Set.of((String[]) row.getArray("tags").getArray())),
                row.getString("reason"),
                row.getBoolean("shipped"),
                row.getBoolean("offered"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }
}
