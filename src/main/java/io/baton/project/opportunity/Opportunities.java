package io.baton.project.opportunity;

import io.baton.customer.Customers;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.setting.Settings;
import io.baton.web.FieldProblem;
import io.baton.web.Times;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opportunities (R-OP-1): an account manager keeps them until they become a need or are dropped with a reason. */
@Service
@Transactional
public class Opportunities {

    private static final int SHOWN_AT_MOST = 200;
    private static final int LONGEST_REASON = 1000;

    /** Whose opportunities the person sees: own ones, those of departments within reach, an auditor all. */
    private static final String SEEN = "(:everything or o.created_by = :person or o.department_id = any(:departments))";

    private static final String OPPORTUNITIES =
            """
            select o.*, c.name as customer_name from baton.opportunity o join baton.customer c on c.id = o.customer_id
            """;

    private final JdbcClient jdbc;
    private final Customers customers;
    private final People people;
    private final Settings settings;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Opportunities(
            JdbcClient jdbc,
            Customers customers,
            People people,
            Settings settings,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.people = people;
        this.settings = settings;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Keeps a new opportunity; it belongs to the account manager and the department.
     *
     * @throws OpportunityIncomplete with every problem of the draft
     */
    public Opportunity enter(OpportunityDraft draft, String personId) {
        var keeper = keeper(personId).orElseThrow(OpportunityNotYours::new);
        requireSound(draft, personId);
        var id = set(
                        jdbc.sql(
                                        """
                                insert into baton.opportunity (source, customer_id, title, expected_revenue, expected_on, next_step,
                                    department_id, created_by, created_at, changed_by, changed_at)
                                values (:source, :customer, :title, :revenue, :on, :step, :department, :by, :at, :by, :at)
                                returning id
                                """)
                                .param("department", keeper.departmentId()),
                        draft,
                        personId)
                .query(Long.class)
                .single();
        publisher.publishEvent(
                new Act("project.opportunityEntered", personId, null, "opportunity:" + id, null, draft, null));
        return find(id).orElseThrow();
    }

    /**
     * Changes an opportunity that is still open.
     *
     * @param version the state the person saw
     */
    public Opportunity change(long id, OpportunityDraft draft, int version, String personId) {
        var before = own(id, personId);
        requireSound(draft, personId);
        var changed = set(
                        jdbc.sql(
                                        """
                                update baton.opportunity set source = :source, customer_id = :customer, title = :title,
                                    expected_revenue = :revenue, expected_on = :on, next_step = :step, changed_by = :by,
                                    changed_at = :at, version = version + 1
                                where id = :id and version = :version and dropped_reason is null and project_number is null
                                """)
                                .param("id", id)
                                .param("version", version),
                        draft,
                        personId)
                .update();
        requireOne(changed);
        publisher.publishEvent(
                new Act("project.opportunityChanged", personId, null, "opportunity:" + id, before, draft, null));
        return find(id).orElseThrow();
    }

    /** Drops an opportunity that is still open. */
    public Opportunity drop(long id, @Nullable String reason, String personId) {
        own(id, personId);
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new DropReasonMissing();
        }
        var dropped = jdbc.sql(
                        """
                        update baton.opportunity set dropped_reason = :reason, changed_by = :by, changed_at = :at,
                            version = version + 1
                        where id = :id and dropped_reason is null and project_number is null
                        """)
                .param("reason", reason.strip())
                .param("by", personId)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        requireOne(dropped);
        publisher.publishEvent(new Act(
                "project.opportunityDropped", personId, null, "opportunity:" + id, null, Map.of(), reason.strip()));
        return find(id).orElseThrow();
    }

    /**
     * The opportunity from which the person is about to raise a need.
     *
     * @throws OpportunityDecided when it was dropped or is a need already
     */
    public Opportunity toRaise(long id, String personId) {
        var opportunity = own(id, personId);
        if (!opportunity.open()) {
            throw new OpportunityDecided();
        }
        return opportunity;
    }

    /** It became this need. */
    public void raised(long id, String projectNumber, String personId) {
        var raised = jdbc.sql(
                        """
                        update baton.opportunity set project_number = :number, changed_by = :by, changed_at = :at,
                            version = version + 1
                        where id = :id and dropped_reason is null and project_number is null
                        """)
                .param("number", projectNumber)
                .param("by", personId)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        requireOne(raised);
        publisher.publishEvent(new Act(
                "project.opportunityRaised",
                personId,
                projectNumber,
                "opportunity:" + id,
                null,
                Map.of("project", projectNumber),
                null));
    }

    /** The opportunity, for a person; to one who may not read it, it does not exist. */
    @Transactional(readOnly = true)
    public Opportunity read(long id, String personId) {
        return seen(jdbc.sql(OPPORTUNITIES + "where o.id = :id and " + SEEN).param("id", id), personId)
                .query((row, index) -> opportunity(row))
                .optional()
                .orElseThrow(() -> new OpportunityUnknown(id));
    }

    /** Those the person may read: open ones first, by the day of signing; at most 200. */
    @Transactional(readOnly = true)
    public List<Opportunity> list(String personId) {
        return list("", 0, personId);
    }

    /** Those of a customer, in the same order (R-CU-2). */
    @Transactional(readOnly = true)
    List<Opportunity> ofCustomer(long customerId, String personId) {
        return list(" and o.customer_id = :customer", customerId, personId);
    }

    private List<Opportunity> list(String condition, long customerId, String personId) {
        return seen(
                        jdbc.sql(
                                        OPPORTUNITIES + "where " + SEEN + condition
                                                + """
                                         order by o.dropped_reason is not null or o.project_number is not null,
                                             o.expected_on, o.id limit :limit
                                        """)
                                .param("customer", customerId)
                                .param("limit", SHOWN_AT_MOST),
                        personId)
                .query((row, index) -> opportunity(row))
                .list();
    }

    /** Reserve by stage, this week against its target, and conversion, of what the person may read. */
    @Transactional(readOnly = true)
    Board board(String personId) {
        var stages = seen(
                        jdbc.sql(
                                """
                                select s.id, count(f.stage) as count, coalesce(sum(f.revenue), 0) as revenue
                                from unnest(array['open', 'presales', 'toBid', 'toContract', 'signed', 'gone']) with ordinality s (id, place)
                                left join (
                                    select case when o.dropped_reason is not null then 'gone' when p.number is null then 'open'
                                            when p.status = 'PRESALES' then 'presales' when p.status = 'TO_BID' then 'toBid'
                                            when p.status = 'TO_CONTRACT' then 'toContract' when p.status = 'SIGNED' then 'signed'
                                            else 'gone' end as stage,
                                        coalesce(p.annual_revenue, o.expected_revenue) as revenue
                                    from baton.opportunity o left join baton.project p on p.number = o.project_number where
                                """
                                        + SEEN + ") f on f.stage = s.id group by s.id, s.place order by s.place"),
                        personId)
                .query((row, index) ->
                        new Board.Stage(row.getString("id"), row.getInt("count"), row.getBigDecimal("revenue")))
                .list();
        var monday = LocalDate.ofInstant(clock.instant(), Times.ZONE)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var week = seen(
                        jdbc.sql(
                                        "select coalesce(sum(o.expected_revenue), 0) from baton.opportunity o where o.created_at >= :monday and "
                                                + SEEN)
                                .param(
                                        "monday",
                                        Timestamp.from(
                                                monday.atStartOfDay(Times.ZONE).toInstant())),
                        personId)
                .query(BigDecimal.class)
                .single();
        var conversion = seen(
                        jdbc.sql(
                                """
                                select round(100.0 * count(o.project_number) / nullif(count(*), 0))::integer as percent
                                from baton.opportunity o
                                where (o.project_number is not null or o.dropped_reason is not null) and
                                """
                                        + SEEN),
                        personId)
                .query((row, index) -> Optional.ofNullable(row.getObject("percent", Integer.class)))
                .single();
        return new Board(stages, settings.get(OpportunitySettings.WEEK_TARGET), week, conversion.orElse(null));
    }

    /** Whether the person may keep opportunities. */
    @Transactional(readOnly = true)
    public boolean mayEnter(String personId) {
        return keeper(personId).isPresent();
    }

    private Optional<Person> keeper(String personId) {
        return people.find(personId).filter(Person::enabled).filter(person -> person.in(Group.ACCOUNT_MANAGER));
    }

    private Opportunity own(long id, String personId) {
        var opportunity = read(id, personId);
        if (!opportunity.owner().equals(personId) || !mayEnter(personId)) {
            throw new OpportunityNotYours();
        }
        return opportunity;
    }

    private void requireSound(OpportunityDraft draft, String personId) {
        var problems = draft.problems();
        if (draft.customerId() != null
                && customers
                        .find(draft.customerId())
                        .filter(customer -> customers.mayChange(customer, personId))
                        .isEmpty()) {
            problems.add(0, FieldProblem.of("customerId", "project.problem.customerNotYours"));
        }
        if (!problems.isEmpty()) {
            throw new OpportunityIncomplete(problems);
        }
    }

    private static void requireOne(int changed) {
        if (changed != 1) {
            throw new OpportunityDecided();
        }
    }

    private JdbcClient.StatementSpec set(JdbcClient.StatementSpec statement, OpportunityDraft draft, String personId) {
        return statement
                .param(
                        "source",
                        Source.of(Objects.requireNonNull(draft.source()))
                                .orElseThrow()
                                .name())
                .param("customer", draft.customerId())
                .param("title", draft.title())
                .param("revenue", draft.expectedRevenue())
                .param("on", Date.valueOf(Objects.requireNonNull(draft.expectedOn())))
                .param("step", draft.nextStep())
                .param("by", personId)
                .param("at", Timestamp.from(clock.instant()));
    }

    private JdbcClient.StatementSpec seen(JdbcClient.StatementSpec statement, String personId) {
        var reach = people.reachOf(personId);
        return statement
                .param("everything", reach.readsEverything())
                .param("person", personId)
                .param("departments", reach.readDepartments().toArray(String[]::new));
    }

    private Optional<Opportunity> find(long id) {
        return jdbc.sql(OPPORTUNITIES + "where o.id = :id")
                .param("id", id)
                .query((row, index) -> opportunity(row))
                .optional();
    }

    private static Opportunity opportunity(ResultSet row) throws SQLException {
        return new Opportunity(
                row.getLong("id"),
                Source.valueOf(row.getString("source")),
                row.getLong("customer_id"),
                row.getString("customer_name"),
                row.getString("title"),
                row.getBigDecimal("expected_revenue"),
                row.getDate("expected_on").toLocalDate(),
                row.getString("next_step"),
                row.getString("created_by"),
                row.getString("department_id"),
                row.getString("dropped_reason"),
                row.getString("project_number"),
                row.getInt("version"));
    }
}
