package io.baton.contract;

import io.baton.people.Reach;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contracts, their people, and what was said. */
@Component
class ContractRecords {

    private final JdbcClient jdbc;

    ContractRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Contract> find(String number) {
        return jdbc.sql("select * from baton.contract where number = :number")
                .param("number", number)
                .query((row, index) -> contract(row))
                .optional();
    }

    Contract get(String number) {
        return find(number).orElseThrow(() -> new ContractUnknown(number));
    }

    /** The contract, with its row locked until the transaction ends: whoever decides by its state comes one after the other. */
    Contract lock(String number) {
        return jdbc.sql("select * from baton.contract where number = :number for no key update")
                .param("number", number)
                .query((row, index) -> contract(row))
                .optional()
                .orElseThrow(() -> new ContractUnknown(number));
    }

    /** Opening a contract by hand and withdrawing the project's need come one after the other, until the transaction ends. */
    void takeTurns(String projectNumber) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('contract:' || :project, 0))")
                .param("project", projectNumber)
                .query((row, index) -> true)
                .single();
    }

    /** Projects that wait for a contract and never had one, the oldest first. */
    List<String> projectsWithout() {
        return jdbc.sql(
                        """
                        select p.number from baton.project p
                        where p.status = 'TO_CONTRACT'
                          and not exists (select 1 from baton.contract k where k.project_number = p.number)
                        order by p.number
                        """)
                .query(String.class)
                .list();
    }

    /** The contracts of a project, the newest first. */
    List<Contract> of(String projectNumber) {
        return jdbc.sql("select * from baton.contract where project_number = :project order by number desc")
                .param("project", projectNumber)
                .query((row, index) -> contract(row))
                .list();
    }

    /**
     * The contracts whose project the reach covers or in which the person has a part, the newest first.
     *
     * @param customerId 0 for every customer
     * @param reach of the person
     */
    List<ContractRow> search(
            String text, String status, String before, long customerId, String personId, Reach reach, int limit) {
        return jdbc.sql(
                        """
                        select k.*, p.title, c.name as customer_name, m.name as manager_name,
                               exists (select 1 from baton.contract_version v
                                       where v.contract_number = k.number and v.version > 1 and v.status = 'OPEN') as amending
                        from baton.contract k
                             join baton.project p on p.number = k.project_number
                             join baton.customer c on c.id = k.customer_id
                             join baton.account m on m.id = k.account_manager
                        where (:everything or p.department_id = any(:departments)
                               or :member and (exists (select 1 from baton.project_participant x
                                                       where x.project_number = p.number and x.person_id = :person)
                                               or exists (select 1 from baton.contract_person x
                                                          where x.contract_number = k.number and x.person_id = :person)))
                          and (:text = '' or position(lower(:text) in
                               lower(concat_ws(' ', k.number, k.tender_number, p.number, p.title, c.name))) > 0)
                          and (:status = '' or k.status = :status)
                          and (:customer = 0 or k.customer_id = :customer)
                          and (:before = '' or k.number < :before)
                        order by k.number desc limit :limit
                        """)
                .param("everything", reach.readsEverything())
                .param("member", reach.isMember())
                .param("departments", reach.readDepartments().toArray(String[]::new))
                .param("person", personId)
                .param("text", text)
                .param("status", status)
                .param("customer", customerId)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> new ContractRow(
                        row.getString("number"),
                        row.getString("project_number"),
                        row.getString("title"),
                        row.getString("customer_name"),
                        ContractStatus.valueOf(row.getString("status")),
                        row.getBoolean("amending"),
                        row.getString("manager_name"),
                        row.getBigDecimal("value"),
                        row.getObject("end_on", LocalDate.class),
                        row.getObject("promised_on", LocalDate.class)))
                .list();
    }

    /** A contract that is drafted from now on. */
    void add(
            String number,
            String projectNumber,
            long customerId,
            @Nullable String tenderNumber,
            @Nullable BigDecimal bidPrice,
            String accountManager,
            String by,
            Instant at) {
        jdbc.sql(
                        """
                        insert into baton.contract (number, project_number, customer_id, tender_number, bid_price, account_manager, status,
                            created_by, created_at, changed_by, changed_at)
                        values (:number, :project, :customer, :tender, :price, :manager, 'DRAFTING', :by, :at, :by, :at)
                        """)
                .param("number", number)
                .param("project", projectNumber)
                .param("customer", customerId)
                .param("tender", tenderNumber)
                .param("price", bidPrice)
                .param("manager", accountManager)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The person has the contract from now on. */
    void managedBy(String number, String personId, Instant at) {
        update(number, "account_manager = :by", Map.of(), personId, at);
    }

    /** The terms of this version are in force from now on; what the first one said of the signature stays. */
    void inForce(String number, ContractVersion version, Terms terms, String by, Instant at) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("version", version.version());
        values.put("value", terms.value());
        values.put("start", terms.startOn());
        values.put("end", terms.endOn());
        values.put("promised", terms.promisedOn());
        values.put("signed", version.signedOn());
        update(
                number,
                """
                status = 'SIGNED', version_in_force = :version, value = :value, start_on = :start, end_on = :end,
                promised_on = :promised, signed_on = coalesce(signed_on, :signed), signed_at = coalesce(signed_at, :at)
                """,
                values,
                by,
                at);
    }

    void ended(String number, ContractStatus how, String reason, String by, Instant at) {
        update(
                number,
                "status = :status, end_reason = :reason, ended_at = :at",
                Map.of("status", how.name(), "reason", reason),
                by,
                at);
    }

    private void update(
            String number, String changes, Map<String, ? extends @Nullable Object> values, String by, Instant at) {
        jdbc.sql("update baton.contract set " + changes + ", changed_by = :by, changed_at = :at where number = :number")
                .params(values)
                .param("number", number)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** The person has a part in the contract from now on; who once was an author stays one. */
    void joined(String number, String personId, boolean author, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.contract_person (contract_number, person_id, author, created_by, created_at, changed_by,
                            changed_at)
                        values (:number, :person, :author, :by, :at, :by, :at)
                        on conflict (contract_number, person_id) do update set author = true, changed_by = :by, changed_at = :at
                            where excluded.author and not contract_person.author
                        """)
                .param("number", number)
                .param("person", personId)
                .param("author", author)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Accounts with a part in the contract. */
    Set<String> people(String number) {
        return Set.copyOf(jdbc.sql("select person_id from baton.contract_person where contract_number = :number")
                .param("number", number)
                .query(String.class)
                .list());
    }

    /** Accounts of those who drafted any version of it. */
    Set<String> authors(String number) {
        return Set.copyOf(
                jdbc.sql("select person_id from baton.contract_person where contract_number = :number and author")
                        .param("number", number)
                        .query(String.class)
                        .list());
    }

    private static Contract contract(ResultSet row) throws SQLException {
        return new Contract(
                row.getString("number"),
                row.getString("project_number"),
                row.getLong("customer_id"),
                row.getString("tender_number"),
                row.getBigDecimal("bid_price"),
                row.getString("account_manager"),
                ContractStatus.valueOf(row.getString("status")),
                row.getObject("version_in_force", Integer.class),
                row.getBigDecimal("value"),
                row.getObject("start_on", LocalDate.class),
                row.getObject("end_on", LocalDate.class),
                row.getObject("promised_on", LocalDate.class),
                row.getObject("signed_on", LocalDate.class),
                instant(row, "signed_at"),
                instant(row, "ended_at"),
                row.getString("end_reason"),
                row.getTimestamp("created_at").toInstant());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
