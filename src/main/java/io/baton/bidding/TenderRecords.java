package io.baton.bidding;

import io.baton.people.Reach;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tenders, their people, score sheets and what was said. */
@Component
class TenderRecords {

    /** Whose tender {@code t} of the project {@code p} the person may read. */
    private static final String READABLE =
            """
            (:everything or p.department_id = any(:departments)
             or :member and (exists (select 1 from baton.project_participant x
                                     where x.project_number = p.number and x.person_id = :person)
                             or exists (select 1 from baton.tender_person x
                                        where x.tender_number = t.number and x.person_id = :person)
                             or exists (select 1 from baton.tender_clause x
                                        where x.tender_number = t.number and x.owner = :person)
                             or exists (select 1 from baton.tender_clarification x
                                        where x.tender_number = t.number and x.owner = :person)))
            """;

    private final JdbcClient jdbc;

    TenderRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Tender> find(String number) {
        return jdbc.sql("select * from baton.tender where number = :number")
                .param("number", number)
                .query((row, index) -> tender(row))
                .optional();
    }

    Tender get(String number) {
        return find(number).orElseThrow(() -> new TenderUnknown(number));
    }

    /** The tender, with its row locked until the transaction ends: whoever decides by its state comes one after the other. */
    Tender lock(String number) {
        return jdbc.sql("select * from baton.tender where number = :number for update")
                .param("number", number)
                .query((row, index) -> tender(row))
                .optional()
                .orElseThrow(() -> new TenderUnknown(number));
    }

    /** Entering a tender for a project and withdrawing the project's need come one after the other, until the transaction ends. */
    void takeTurns(String projectNumber) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('tender:' || :project, 0))")
                .param("project", projectNumber)
                .query((row, index) -> true)
                .single();
    }

    /** The tenders of a project, the newest first. */
    List<Tender> of(String projectNumber) {
        return jdbc.sql("select * from baton.tender where project_number = :project order by number desc")
                .param("project", projectNumber)
                .query((row, index) -> tender(row))
                .list();
    }

    /**
     * The tenders whose project the reach covers or in which the person has a part.
     *
     * @param reach of the person
     * @param bonds whether only those whose bond is out are wanted, the next due first; otherwise all, the newest first
     */
    List<TenderRow> search(
            String text, String status, String before, boolean bonds, String personId, Reach reach, int limit) {
        return jdbc.sql(
                        """
                        select t.*, p.title, c.name as customer_name, m.name as manager_name
                        from baton.tender t
                             join baton.project p on p.number = t.project_number
                             join baton.customer c on c.id = p.customer_id
                             join baton.account m on m.id = t.bid_manager
                        where %s
                          and (:text = '' or position(lower(:text) in
                               lower(concat_ws(' ', t.number, t.reference, p.number, p.title, c.name))) > 0)
                          and (:status = '' or t.status = :status)
                          and (:before = '' or t.number < :before)
                          and (not :bonds or t.bond_state = 'OPEN')
                        order by case when :bonds then t.bond_due end, t.number desc limit :limit
                        """
                                .formatted(READABLE))
                .param("everything", reach.readsEverything())
                .param("member", reach.isMember())
                .param("departments", reach.readDepartments().toArray(String[]::new))
                .param("person", personId)
                .param("text", text)
                .param("status", status)
                .param("before", before)
                .param("bonds", bonds)
                .param("limit", limit)
                .query((row, index) -> new TenderRow(
                        row.getString("number"),
                        row.getString("project_number"),
                        row.getString("title"),
                        row.getString("customer_name"),
                        row.getString("reference"),
                        TenderStatus.valueOf(row.getString("status")),
                        row.getString("manager_name"),
                        row.getTimestamp("submission_deadline").toInstant(),
                        row.getBigDecimal("price"),
                        row.getBigDecimal("bid_bond"),
                        BondState.valueOf(row.getString("bond_state")),
                        row.getObject("bond_due", LocalDate.class)))
                .list();
    }

    /** The tenders for the customer's projects that the person may read, the newest first; see {@link #search}. */
    List<Tender> ofCustomer(long customerId, String personId, Reach reach, int limit) {
        return jdbc.sql("select t.* from baton.tender t join baton.project p on p.number = t.project_number"
                        + " where p.customer_id = :customer and " + READABLE + " order by t.number desc limit :limit")
                .param("customer", customerId)
                .param("everything", reach.readsEverything())
                .param("member", reach.isMember())
                .param("departments", reach.readDepartments().toArray(String[]::new))
                .param("person", personId)
                .param("limit", limit)
                .query((row, index) -> tender(row))
                .list();
    }

    /** The so-manieth reminder of a bond. */
    record BondReminder(String tenderNumber, int count) {}

    /**
     * Keeps that whoever has a late bond is reminded today, and gives those whose turn it is.
     *
     * @param days since the last reminder of the same bond and day
     */
    List<BondReminder> remindOfBonds(LocalDate today, int days) {
        return jdbc.sql(
                        """
                        insert into baton.bond_reminder (tender_number, bond_due, reminder, reminded_on)
                        select t.number, t.bond_due, count(r.reminder) + 1, :today
                        from baton.tender t left join baton.bond_reminder r
                            on r.tender_number = t.number and r.bond_due = t.bond_due
                        where t.bond_state = 'OPEN' and t.bond_due < :today
                        group by t.number, t.bond_due
                        having count(r.reminder) = 0 or max(r.reminded_on) <= cast(:today as date) - cast(:days as integer)
                        on conflict do nothing
                        returning tender_number, reminder
                        """)
                .param("today", Date.valueOf(today))
                .param("days", days)
                .query((row, index) -> new BondReminder(row.getString("tender_number"), row.getInt("reminder")))
                .list();
    }

    void add(Tender tender) {
        jdbc.sql(
                        """
                        insert into baton.tender (number, project_number, reference, issuer, submission_deadline, deadline_known_at, opening_at, price_limit,
                            bid_bond, bid_manager, status, bond_state, bond_due, created_by, created_at, changed_by, changed_at)
                        values (:number, :project, :reference, :issuer, :deadline, :at, :opening, :priceLimit, :bond, :manager, :status,
                            :bondState, :bondDue, :by, :at, :by, :at)
                        """)
                .param("number", tender.number())
                .param("project", tender.projectNumber())
                .param("reference", tender.reference())
                .param("issuer", tender.issuer())
                .param("deadline", Timestamp.from(tender.submissionDeadline()))
                .param("opening", Timestamp.from(tender.openingAt()))
                .param("priceLimit", tender.priceLimit())
                .param("bond", tender.bidBond())
                .param("manager", tender.bidManager())
                .param("status", tender.status().name())
                .param("bondState", tender.bondState().name())
                .param("bondDue", tender.bondDue() == null ? null : Date.valueOf(tender.bondDue()))
                .param("by", tender.startedBy())
                .param("at", Timestamp.from(tender.startedAt()))
                .update();
    }

    /** The clauses changed: who saw the list before has to look again. */
    void changed(String number, String by, Instant at) {
        update(number, "version = version + 1", Map.of(), by, at);
    }

    void priced(String number, PriceDraft draft, String by, Instant at) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("price", draft.price());
        values.put("cost", draft.cost());
        values.put("strategy", draft.priceStrategy());
        update(
                number,
                "price = :price, cost = :cost, price_strategy = :strategy, version = version + 1",
                values,
                by,
                at);
    }

    void bond(String number, BondState state, BondDraft draft, String by, Instant at) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("state", state.name());
        values.put("due", draft.bondDue() == null ? null : Date.valueOf(draft.bondDue()));
        values.put("note", draft.bondNote());
        update(
                number,
                "bond_state = :state, bond_due = :due, bond_note = :note, version = version + 1",
                values,
                by,
                at);
    }

    /** The issuer moved the deadline, the opening, or both. */
    void movedTo(String number, Instant deadline, Instant opening, @Nullable LocalDate bondDue, String by, Instant at) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("deadline", Timestamp.from(deadline));
        values.put("opening", Timestamp.from(opening));
        values.put("due", bondDue == null ? null : Date.valueOf(bondDue));
        update(
                number,
                "submission_deadline = :deadline, deadline_known_at = :at, opening_at = :opening, bond_due = :due,"
                        + " version = version + 1",
                values,
                by,
                at);
    }

    /** The person runs the bid from now on. */
    void managedBy(String number, String personId, Instant at) {
        update(number, "bid_manager = :by", Map.of(), personId, at);
    }

    void sealed(String number, String by, Instant at) {
        update(number, "sealed_at = :at", Map.of(), by, at);
    }

    void submitted(String number, String by, Instant at) {
        update(number, "status = 'SUBMITTED', submitted_at = :at", Map.of(), by, at);
    }

    void ended(String number, TenderStatus how, @Nullable String reason, String by, Instant at) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("status", how.name());
        values.put("reason", reason);
        update(number, "status = :status, end_reason = :reason, ended_at = :at", values, by, at);
    }

    void wonBy(String number, @Nullable String winner, @Nullable BigDecimal price, String by, Instant at) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("winner", winner);
        values.put("price", price);
        update(number, "winner = :winner, winner_price = :price", values, by, at);
    }

    private void update(
            String number, String changes, Map<String, ? extends @Nullable Object> values, String by, Instant at) {
        jdbc.sql("update baton.tender set " + changes + ", changed_by = :by, changed_at = :at where number = :number")
                .params(values)
                .param("number", number)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Keeps the score sheet of an entry with its weights, and what they come to. */
    void score(String number, int entry, List<Score> scores, BigDecimal weighted, String by, Instant at) {
        scores.forEach(score -> jdbc.sql(
                        """
                        insert into baton.tender_score (tender_number, entry, criterion, score, weight, created_by, created_at)
                        values (:number, :entry, :criterion, :score, :weight, :by, :at)
                        """)
                .param("number", number)
                .param("entry", entry)
                .param("criterion", score.criterion().name())
                .param("score", score.score())
                .param("weight", score.weight())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update());
        update(number, "weighted_score = :weighted", Map.of("weighted", weighted), by, at);
    }

    /** The score sheet that counts, in the order of the criteria; empty before it was filled in. */
    List<Score> scores(String number) {
        return jdbc
                .sql(
                        """
                        select * from baton.tender_score where tender_number = :number and entry = (
                            select max(entry) from baton.tender_entry
                            where tender_number = :number and kind = 'SCORED' and withdrawn_at is null)
                        """)
                .param("number", number)
                .query((row, index) -> new Score(
                        Criterion.valueOf(row.getString("criterion")), row.getInt("score"), row.getInt("weight")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Score::criterion))
                .toList();
    }

    /** Gives which entry of the tender it is. */
    int enter(String number, TenderEntry entry) {
        return jdbc.sql(
                        """
                        insert into baton.tender_entry (tender_number, entry, kind, answer, text, price, cost, created_by, created_at)
                        select :number, count(*) + 1, :kind, :answer, :text, :price, :cost, :by, :at
                        from baton.tender_entry where tender_number = :number
                        returning entry
                        """)
                .param("number", number)
                .param("kind", entry.kind().name())
                .param("answer", entry.answer())
                .param("text", entry.text())
                .param("price", entry.price())
                .param("cost", entry.cost())
                .param("by", entry.by())
                .param("at", Timestamp.from(entry.at()))
                .query(Integer.class)
                .single();
    }

    /** The person takes back the last thing of this kind that they did or said, and what it changed of the tender. */
    void withdraw(String number, TenderEntry.Kind kind, String by, Instant at) {
        jdbc.sql(
                        """
                        update baton.tender_entry set withdrawn_at = :at where tender_number = :number and entry = (
                            select max(entry) from baton.tender_entry where tender_number = :number and kind = :kind
                            and created_by = :by and withdrawn_at is null)
                        """)
                .param("number", number)
                .param("kind", kind.name())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
        switch (kind) {
            case SCORED -> update(number, "weighted_score = null", Map.of(), by, at);
            case SEALED -> update(number, "sealed_at = null", Map.of(), by, at);
            default -> {}
        }
    }

    /** What people did and said, the first first. */
    List<TenderEntry> entries(String number) {
        return jdbc.sql("select * from baton.tender_entry where tender_number = :number order by entry")
                .param("number", number)
                .query((row, index) -> new TenderEntry(
                        TenderEntry.Kind.valueOf(row.getString("kind")),
                        row.getString("answer"),
                        row.getString("text"),
                        row.getBigDecimal("price"),
                        row.getBigDecimal("cost"),
                        row.getString("created_by"),
                        row.getTimestamp("created_at").toInstant(),
                        instant(row, "withdrawn_at")))
                .list();
    }

    /** The person has a part in the bid from now on; who once was an author stays one (R-BD-4). */
    void joined(String number, String personId, boolean author, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into baton.tender_person (tender_number, person_id, author, created_by, created_at, changed_by, changed_at)
                        values (:number, :person, :author, :by, :at, :by, :at)
                        on conflict (tender_number, person_id) do update set author = true, changed_by = :by, changed_at = :at
                            where excluded.author and not tender_person.author
                        """)
                .param("number", number)
                .param("person", personId)
                .param("author", author)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Accounts with a part in the bid, owners of clauses and of questions included. */
    Set<String> people(String number) {
        return Set.copyOf(jdbc.sql(
                        """
                        select person_id from baton.tender_person where tender_number = :number
                        union select owner from baton.tender_clause where tender_number = :number
                        union select owner from baton.tender_clarification where tender_number = :number
                        """)
                .param("number", number)
                .query(String.class)
                .list());
    }

    /** Accounts of those who wrote the bid. */
    Set<String> authors(String number) {
        return Set.copyOf(jdbc.sql("select person_id from baton.tender_person where tender_number = :number and author")
                .param("number", number)
                .query(String.class)
                .list());
    }

    private static Tender tender(ResultSet row) throws SQLException {
        return new Tender(
                row.getString("number"),
                row.getString("project_number"),
                row.getString("reference"),
                row.getString("issuer"),
                row.getTimestamp("submission_deadline").toInstant(),
                row.getTimestamp("deadline_known_at").toInstant(),
                row.getTimestamp("opening_at").toInstant(),
                row.getBigDecimal("price_limit"),
                row.getBigDecimal("bid_bond"),
                row.getString("bid_manager"),
                TenderStatus.valueOf(row.getString("status")),
                row.getBigDecimal("weighted_score"),
                row.getBigDecimal("price"),
                row.getBigDecimal("cost"),
                row.getString("price_strategy"),
                instant(row, "sealed_at"),
                instant(row, "submitted_at"),
                instant(row, "ended_at"),
                row.getString("end_reason"),
                row.getString("winner"),
                row.getBigDecimal("winner_price"),
                BondState.valueOf(row.getString("bond_state")),
                row.getObject("bond_due", LocalDate.class),
                row.getString("bond_note"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
