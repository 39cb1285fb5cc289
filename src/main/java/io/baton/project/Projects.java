package io.baton.project;

import io.baton.customer.CustomerClass;
import io.baton.customer.Customers;
import io.baton.deadline.Deadlines;
import io.baton.deadline.DueCause;
import io.baton.deadline.DueVariables;
import io.baton.engine.Decisions;
import io.baton.engine.OpenTasks;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.project.catalogue.Catalogue;
import io.baton.web.FieldProblem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Needs and projects: who may see them, and how they change. */
@Service
@Transactional
public class Projects {

    /** How many projects a page of the list holds. */
    public static final int PAGE = 50;

    /** Before everything that has no green channel. */
    private static final int GREEN_PRIORITY = 80;

    private final ProjectRepository repository;
    private final Numbers numbers;
    private final Catalogue catalogue;
    private final Customers customers;
    private final Decisions decisions;
    private final Deadlines deadlines;
    private final OpenTasks openTasks;
    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    Projects(
            ProjectRepository repository,
            Numbers numbers,
            Catalogue catalogue,
            Customers customers,
            Decisions decisions,
            Deadlines deadlines,
            OpenTasks openTasks,
            People people,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.repository = repository;
        this.numbers = numbers;
        this.catalogue = catalogue;
        this.customers = customers;
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.openTasks = openTasks;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** Whether the person may raise needs (R-PS-1). */
    @Transactional(readOnly = true)
    public boolean mayRaise(String personId) {
        return people.find(personId)
                .filter(Person::enabled)
                .filter(person -> person.in(Group.ACCOUNT_MANAGER))
                .isPresent();
    }

    /** Refuses whoever may not raise needs. */
    @Transactional(readOnly = true)
    public void requireRaiser(String personId) {
        if (!mayRaise(personId)) {
            throw new NotAnAccountManager();
        }
    }

    /**
     * Keeps a need under a new number (R-PS-1, R-OR-2); it belongs to the account manager's department (R-OR-1).
     *
     * @param taken where it came from; null when the account manager raises it on the spot
     * @throws NeedIncomplete with every problem of the need
     */
    public Project raise(Need need, @Nullable Taken taken, String personId) {
        requireRaiser(personId);
        var problems = problemsOf(need, personId);
        if (!problems.isEmpty()) {
            throw new NeedIncomplete(problems);
        }
        var raiser = people.find(personId).orElseThrow();
        var now = clock.instant();
        var origin = taken == null ? new Taken(null, personId, now) : taken;
        var project = repository.saveAndFlush(
                new Project(numbers.next("XM"), need, origin, personId, raiser.departmentId(), now));
        joined(project.number(), personId);
        joined(project.number(), origin.by());
        publisher.publishEvent(new Act(
                "project.needRaised", personId, project.number(), "project:" + project.number(), null, need, null));
        return project;
    }

    /** Everything that is wrong with the need, in the order of the page. */
    @Transactional(readOnly = true)
    public List<FieldProblem> problemsOf(Need need, String personId) {
        var problems = need.problems();
        if (need.customerId() != null) {
            var mine = customers.find(need.customerId()).filter(customer -> customers.mayChange(customer, personId));
            if (mine.isEmpty()) {
                problems.add(0, FieldProblem.of("customerId", "project.problem.customerNotYours"));
            }
        }
        if (need.scenario() != null && catalogue.scenario(need.scenario()).isEmpty()) {
            problems.add(FieldProblem.of("scenario", "project.problem.choose"));
        }
        if (need.products() != null && !catalogue.offers(need.products())) {
            problems.add(FieldProblem.of("products", "project.problem.productNotOffered"));
        }
        return problems;
    }

    /**
     * Decides grade, major flag and support desk (R-PJ-1) and when the first answer is due (R-SL-2).
     *
     * @throws io.baton.engine.NoDecision when no rule matches
     */
    public Project grade(String number) {
        var project = get(number);
        var grading = gradingOf(project.figures(), project.raisedBy());
        if (grading.major()) {
            project.tookGreenChannel(project.raisedBy(), clock.instant());
        }
        var limit = firstAnswerLimit(number);
        var answerDue = deadlines.plusWorkingDays(limit.from(), limit.workingDays());
        project.graded(grading, answerDue, project.raisedBy(), clock.instant());
        return repository.saveAndFlush(project);
    }

    /**
     * Corrects the figures and decides grade, major flag and support desk by them anew (R-PJ-1). The caller has made the permission
     * decision and tells the review.
     *
     * @throws PresalesOver when the presales review has ended
     * @throws io.baton.engine.NoDecision when no rule matches
     */
    public Project regrade(String number, Figures figures, String personId) {
        var project = lock(number);
        project.regraded(figures, gradingOf(figures, personId), personId, clock.instant());
        return repository.saveAndFlush(project);
    }

    private Grading gradingOf(Figures figures, String personId) {
        var answer = decisions.decide(
                "projectGrade",
                Map.of(
                        "annualRevenue", Objects.requireNonNull(figures.annualRevenue()),
                        "complexity", Objects.requireNonNull(figures.complexity()),
                        "crossDomain", figures.isCrossDomain()),
                personId);
        return new Grading(
                Grade.valueOf((String) answer.get("grade")),
                (Boolean) answer.get("major"),
                SupportDesk.of((String) answer.get("supportDesk")).orElseThrow());
    }

    /**
     * An urgent or newly major need takes the green channel from now: its open tasks and those to come stand first in every list, and its due times
     * are those of class A (R-PS-11).
     *
     * @param reason why it does now, kept with the due times that move
     * @throws PresalesOver when its presales review has ended
     */
    public void takeGreenChannel(String number, String reason, String personId) {
        var project = lock(number);
        project.tookGreenChannel(personId, clock.instant());
        repository.saveAndFlush(project);
        openTasks.changePriority(number, GREEN_PRIORITY, personId);
        if (project.firstAnswerAt() == null) {
            deadlines.recalculate(number, DueCause.PROJECT, reason, personId);
        }
    }

    /** Where the project's tasks stand in lists, when it takes the green channel. */
    @Transactional(readOnly = true)
    public OptionalInt priorityOf(String number) {
        return get(number).greenSince() == null ? OptionalInt.empty() : OptionalInt.of(GREEN_PRIORITY);
    }

    /** How long the first answer may take, from intake and by the customer's class as it is now, or as class A in the green channel (R-SL-2). */
    public DueVariables.Limit firstAnswerLimit(String number) {
        var project = get(number);
        var customerClass = project.greenSince() == null
                ? customers.get(project.customerId()).customerClass()
                : CustomerClass.A1;
        return new DueVariables.Limit(
                project.takenAt(),
                deadlines.firstAnswerDays(project.requestKind().id(), customerClass.name(), project.raisedBy()));
    }

    /** The first answer is due at another time. */
    public void firstAnswerMoved(String number, Instant due, String by) {
        var project = lock(number);
        project.firstAnswerMoved(due, by, clock.instant());
        repository.saveAndFlush(project);
    }

    /** Numbers of the customer's needs that nobody has answered yet. */
    @Transactional(readOnly = true)
    public List<String> awaitingFirstAnswer(long customerId) {
        return repository.findByCustomerId(customerId).stream()
                .filter(project -> project.status() == ProjectStatus.PRESALES
                        && project.firstAnswerDue() != null
                        && project.firstAnswerAt() == null)
                .map(Project::number)
                .toList();
    }

    /** The need was answered and with that accepted; the engineer designs the solution (R-PS-2, R-SL-8). */
    public void answered(String number, FirstAnswer answer, String personId) {
        var project = get(number);
        project.answered(answer, personId, clock.instant());
        repository.saveAndFlush(project);
    }

    /** The district handed the need up to the centre (R-PS-2); the clock of the first answer runs on. */
    public void handedUp(String number, String reason, String personId) {
        var project = get(number);
        project.handedUp(reason, personId, clock.instant());
        repository.saveAndFlush(project);
    }

    /** The person completed the design. */
    public void designedBy(String number, String personId) {
        var project = get(number);
        project.designedBy(personId, clock.instant());
        repository.saveAndFlush(project);
    }

    /**
     * The need was withdrawn, at any moment before signing (R-PS-9).
     *
     * @return how far the project was
     * @throws AlreadySigned when only its contract can be cancelled any more
     * @throws PresalesOver when there is nothing left to withdraw
     */
    public ProjectStatus withdrawn(String number, String reason, String personId) {
        // What others run for the project ends first: whoever completes a step there locks its case before the project.
        publisher.publishEvent(new NeedWithdrawn(number, reason, personId));
        var project = lock(number);
        var before = project.status();
        project.withdrawn(reason, personId, clock.instant());
        repository.saveAndFlush(project);
        publisher.publishEvent(new Act(
                "project.needWithdrawn",
                personId,
                number,
                "project:" + number,
                Map.of("status", before),
                Map.of("status", project.status()),
                reason));
        return before;
    }

    /**
     * The presales review ended (R-PS-8).
     *
     * @throws PresalesOver when it had ended before
     */
    public void ended(String number, ProjectStatus how, @Nullable String reason, String personId) {
        var project = lock(number);
        project.ended(how, reason, personId, clock.instant());
        repository.saveAndFlush(project);
        tellWhenToContract(project, personId);
    }

    /**
     * The bid for the customer's tender ended, or nobody bids (R-BD-2, R-BD-7).
     *
     * @param how to contract when it was won
     * @throws NotToBid when the customer does not tender
     */
    public void bidEnded(String number, ProjectStatus how, @Nullable String reason, String personId) {
        var project = lock(number);
        var before = project.status();
        project.bidEnded(how, reason, personId, clock.instant());
        repository.saveAndFlush(project);
        publisher.publishEvent(new Act(
                "project.bidEnded",
                personId,
                number,
                "project:" + number,
                Map.of("status", before),
                Map.of("status", project.status()),
                reason));
        if (how == ProjectStatus.TO_CONTRACT) {
            tellWhenToContract(project, personId);
        } else {
            publisher.publishEvent(new BidFailed(number, reason, personId));
        }
    }

    private void tellWhenToContract(Project project, String personId) {
        if (project.status() == ProjectStatus.TO_CONTRACT) {
            publisher.publishEvent(new ReadyForContract(project.number(), personId));
        }
    }

    /**
     * The customer signed (R-CO-1): from now on only a cancellation of the contract ends the project (R-PS-9).
     *
     * @throws NotToContract when there is nothing to sign
     */
    public void signed(String number, String personId) {
        var project = lock(number);
        project.signed(personId, clock.instant());
        contractChanged(project, "signed", null, personId);
    }

    /**
     * No contract came of the project (R-PS-8).
     *
     * @throws NotToContract when none was to be made
     */
    public void contractFailed(String number, String reason, String personId) {
        var project = lock(number);
        project.contractFailed(reason, personId, clock.instant());
        contractChanged(project, "contractFailed", reason, personId);
    }

    /**
     * The signed contract was cancelled (R-DL-15).
     *
     * @throws NotToContract when none is signed
     */
    public void contractCancelled(String number, String reason, String personId) {
        var project = lock(number);
        project.contractCancelled(reason, personId, clock.instant());
        contractChanged(project, "contractCancelled", reason, personId);
    }

    private void contractChanged(Project project, String fact, @Nullable String reason, String personId) {
        repository.saveAndFlush(project);
        publisher.publishEvent(new Act(
                "project." + fact,
                personId,
                project.number(),
                "project:" + project.number(),
                null,
                Map.of("status", project.status()),
                reason));
    }

    /** The person has a part in the project from now on, and may read it whatever the department. */
    public void joined(String number, String personId) {
        jdbc.sql(
                        """
                        insert into baton.project_participant (project_number, person_id, created_by, created_at)
                        values (:number, :person, :person, :at) on conflict do nothing
                        """)
                .param("number", number)
                .param("person", personId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** The project, if there is one of this number; the caller makes the permission decision. */
    @Transactional(readOnly = true)
    public Optional<Project> find(String number) {
        return repository.findById(number);
    }

    /** The project, for other modules, which have made their own permission decision. */
    @Transactional(readOnly = true)
    public Project get(String number) {
        return repository.findById(number).orElseThrow(() -> new ProjectUnknown(number));
    }

    /** The project, with its row locked until the transaction ends: whoever decides by its state comes one after the other. */
    public Project lock(String number) {
        return repository.lock(number).orElseThrow(() -> new ProjectUnknown(number));
    }

    /** The project, for a person; to one who may not read it, it does not exist. */
    @Transactional(readOnly = true)
    public Project read(String number, String personId) {
        var project = get(number);
        if (!mayRead(project, personId)) {
            throw new ProjectUnknown(number);
        }
        return project;
    }

    /** Whether the person may read the project: by a part in it, by department, or as an auditor. */
    @Transactional(readOnly = true)
    public boolean mayRead(String number, String personId) {
        return repository
                .findById(number)
                .filter(project -> mayRead(project, personId))
                .isPresent();
    }

    private boolean mayRead(Project project, String personId) {
        return people.mayRead(personId, project.number(), project.departmentId(), participants(project.number()));
    }

    /** Accounts that have or had a part in the project. */
    @Transactional(readOnly = true)
    public Set<String> participants(String number) {
        return Set.copyOf(jdbc.sql("select person_id from baton.project_participant where project_number = :number")
                .param("number", number)
                .query(String.class)
                .list());
    }

    /** Whether there is no project at all. */
    @Transactional(readOnly = true)
    public boolean none() {
        return repository.count() == 0;
    }

    /** The projects the person may read, the newest first; at most {@link #PAGE} and one more, which says that there is a next page. */
    @Transactional(readOnly = true)
    public List<ProjectRow> search(ProjectFilter filter, String personId) {
        return readable(
                        """
                        select p.number, p.title, p.customer_id, c.name as customer_name, p.grade, p.major, p.annual_revenue, p.status,
                               a.name as raised_by, p.raised_at
                        from baton.project p
                             join baton.customer c on c.id = p.customer_id
                             join baton.account a on a.id = p.raised_by
                        where %s
                          and (:text = '' or position(lower(:text) in lower(concat_ws(' ', p.number, p.title, c.name))) > 0)
                          and (:status = '' or p.status = :status)
                          and (:grade = '' or p.grade = :grade)
                          and (:customer = 0 or p.customer_id = :customer)
                          and (:before = '' or p.number < :before)
                        order by p.number desc limit :limit
                        """,
                        personId)
                .param("text", plain(filter.text()))
                .param("status", status(filter.status()))
                .param("grade", plain(filter.grade()))
                .param("customer", filter.customerId() == null ? 0L : filter.customerId())
                .param("before", plain(filter.before()))
                .param("limit", PAGE + 1)
                .query((row, index) -> new ProjectRow(
                        row.getString("number"),
                        row.getString("title"),
                        row.getLong("customer_id"),
                        row.getString("customer_name"),
                        row.getString("grade") == null ? null : Grade.valueOf(row.getString("grade")),
                        row.getObject("major", Boolean.class),
                        row.getBigDecimal("annual_revenue"),
                        ProjectStatus.valueOf(row.getString("status")),
                        row.getString("raised_by"),
                        row.getTimestamp("raised_at").toInstant()))
                .list();
    }

    /** What the customer's projects that the person may read are expected to bring (R-CU-2). */
    @Transactional(readOnly = true)
    ExpectedRevenue expectedOf(long customerId, String personId) {
        return readable(
                        """
                        select count(*) filter (where p.status in ('PRESALES', 'TO_BID', 'TO_CONTRACT')) as open,
                            coalesce(sum(p.annual_revenue) filter (where p.status in ('PRESALES', 'TO_BID', 'TO_CONTRACT')), 0) as expected,
                            count(*) filter (where p.status = 'SIGNED') as signed,
                            coalesce(sum(p.annual_revenue) filter (where p.status = 'SIGNED'), 0) as won
                        from baton.project p where p.customer_id = :customer and %s
                        """,
                        personId)
                .param("customer", customerId)
                .query((row, index) -> new ExpectedRevenue(
                        row.getInt("open"),
                        row.getBigDecimal("expected"),
                        row.getInt("signed"),
                        row.getBigDecimal("won")))
                .single();
    }

    /** Who raised or designed projects of the customer that the person may read (R-CU-2); the busiest first. */
    @Transactional(readOnly = true)
    List<CustomerPerson> peopleOf(long customerId, String personId) {
        return readable(
                        """
                        select x.role_key, a.name, count(*) as projects
                        from baton.project p
                             cross join lateral (values ('project.raisedBy', p.raised_by), ('project.designer', p.designer)) x(role_key, person)
                             join baton.account a on a.id = x.person
                        where p.customer_id = :customer and %s
                        group by x.role_key, a.id order by x.role_key desc, projects desc, a.id
                        """,
                        personId)
                .param("customer", customerId)
                .query((row, index) ->
                        new CustomerPerson(row.getString("role_key"), row.getString("name"), row.getInt("projects")))
                .list();
    }

    /** @param sql with a place for the condition that the person may read the project {@code p} */
    private JdbcClient.StatementSpec readable(String sql, String personId) {
        var reach = people.reachOf(personId);
        return jdbc.sql(
                        sql.formatted(
                                """
                        (:everything or p.department_id = any(:departments)
                         or :member and exists (select 1 from baton.project_participant t
                                                where t.project_number = p.number and t.person_id = :person))
                        """))
                .param("everything", reach.readsEverything())
                .param("departments", reach.readDepartments().toArray(String[]::new))
                .param("member", reach.isMember())
                .param("person", personId);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static String status(@Nullable String id) {
        return id == null ? "" : ProjectStatus.of(id).map(Enum::name).orElse("");
    }
}
