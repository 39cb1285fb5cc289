package io.baton.customer;

import io.baton.engine.Decisions;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.setting.Settings;
import io.baton.web.FieldProblem;
import io.baton.web.Times;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers and their class. Account managers enter and change the customers their department reaches; business groups read. */
@Service
@Transactional
public class Customers {

    private static final String DECISION = "customerClass";
    private static final int FOUND_AT_MOST = 200;

    private final CustomerRepository repository;
    private final Decisions decisions;
    private final People people;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Customers(
            CustomerRepository repository,
            Decisions decisions,
            People people,
            Settings settings,
            JdbcClient jdbc,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.repository = repository;
        this.decisions = decisions;
        this.people = people;
        this.settings = settings;
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Enters a customer, which belongs to the account manager's department, and gives it its class (R-CU-1). */
    public Customer create(CustomerDetails details, String personId) {
        var person = accountManager(personId).orElseThrow(CustomerNotYours::new);
        requireSound(details, null);
        var customer = repository.saveAndFlush(
                new Customer(details, classOf(details, personId), person.departmentId(), personId, clock.instant()));
        record(customer, personId);
        publisher.publishEvent(
                new Act("customer.entered", personId, null, "customer:" + customer.id(), null, known(customer), null));
        return customer;
    }

    /**
     * Changes a customer and decides its class anew.
     *
     * @param version the state the person saw
     */
    public Customer change(long id, CustomerDetails details, int version, String personId) {
        var customer = repository.findById(id).orElseThrow(() -> new CustomerUnknown(id));
        if (!mayChange(customer, personId)) {
            throw new CustomerNotYours();
        }
        if (customer.version() != version) {
            throw new CustomerChangedMeanwhile(people.nameOf(customer.changedBy()), customer.changedAt());
        }
        requireSound(details, id);
        var before = known(customer);
        customer.change(details, lifted(id, classOf(details, personId)), personId, clock.instant());
        var changed = repository.saveAndFlush(customer);
        if (classDecisions(id).stream()
                .findFirst()
                .filter(last -> last.describes(changed))
                .isEmpty()) {
            record(changed, personId);
        }
        publisher.publishEvent(
                new Act("customer.changed", personId, null, "customer:" + id, before, known(changed), null));
        publisher.publishEvent(new CustomerChanged(id));
        return changed;
    }

    /**
     * The yearly review of a customer's value: the class is one step above the decision's from a set score on, and follows anew
     * (R-CU-4). Running due times follow the class.
     *
     * @throws ValueIncomplete with every problem of the draft
     */
    public ValueReview review(long id, ValueDraft draft, String personId) {
        var customer = repository.findById(id).orElseThrow(() -> new CustomerUnknown(id));
        if (!mayChange(customer, personId)) {
            throw new CustomerNotYours();
        }
        var problems = draft.problems();
        if (!problems.isEmpty()) {
            throw new ValueIncomplete(problems);
        }
        var before = customer.customerClass();
        var score = ValueScore.of(
                Objects.requireNonNull(draft.revenue()),
                Objects.requireNonNull(draft.itRevenue()),
                Objects.requireNonNull(draft.productsUsed()),
                Objects.requireNonNull(draft.influence()),
                settings.get(ValueSettings.FULL_REVENUE),
                settings.get(ValueSettings.FULL_IT_REVENUE));
        var decided = classOf(details(customer), personId);
        var after = score >= settings.get(ValueSettings.LIFTING_SCORE) ? decided.lifted() : decided;
        jdbc.sql(
                        """
                        insert into baton.customer_review (customer_id, revenue, it_revenue, products, influence, score, class_before,
                            class_after, created_by, created_at)
                        values (:customer, :revenue, :itRevenue, :products, :influence, :score, :before, :after, :by, :at)
                        """)
                .param("customer", id)
                .param("revenue", draft.revenue())
                .param("itRevenue", draft.itRevenue())
                .param("products", draft.productsUsed())
                .param("influence", draft.influence())
                .param("score", score)
                .param("before", before.name())
                .param("after", after.name())
                .param("by", personId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        publisher.publishEvent(new Act(
                "customer.reviewed",
                personId,
                null,
                "customer:" + id,
                Map.of("customerClass", before),
                Map.of("customerClass", after, "score", score),
                null));
        if (after != before) {
            customer.reclassify(after, personId, clock.instant());
            record(repository.saveAndFlush(customer), personId);
            publisher.publishEvent(new CustomerChanged(id));
        }
        return reviews(id).get(0);
    }

    /** The customer's reviews, the latest first. */
    @Transactional(readOnly = true)
    public List<ValueReview> reviews(long id) {
        return jdbc.sql("select * from baton.customer_review where customer_id = :id order by id desc")
                .param("id", id)
                .query((row, number) -> new ValueReview(
                        row.getBigDecimal("revenue"),
                        row.getBigDecimal("it_revenue"),
                        row.getInt("products"),
                        row.getInt("influence"),
                        row.getInt("score"),
                        CustomerClass.valueOf(row.getString("class_before")),
                        CustomerClass.valueOf(row.getString("class_after")),
                        people.nameOf(row.getString("created_by")),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** The customers that the person may review and whose last review, or entry, is a year ago or longer; at most 200, by name. */
    @Transactional(readOnly = true)
    public List<Customer> dueForReview(String personId) {
        requireReader(personId);
        var yearAgo = clock.instant().atZone(Times.ZONE).minusYears(1).toInstant();
        var ids = jdbc.sql(
                        """
                        select c.id from baton.customer c
                        where coalesce((select max(r.created_at) from baton.customer_review r where r.customer_id = c.id), c.created_at)
                            <= :yearAgo
                        """)
                .param("yearAgo", Timestamp.from(yearAgo))
                .query(Long.class)
                .list();
        return repository.findAllById(ids).stream()
                .filter(customer -> mayChange(customer, personId))
                .sorted(Comparator.comparing(Customer::name))
                .limit(FOUND_AT_MOST)
                .toList();
    }

    /** The customer, for other modules, which have made their own permission decision. */
    @Transactional(readOnly = true)
    public Customer get(long id) {
        return repository.findById(id).orElseThrow(() -> new CustomerUnknown(id));
    }

    /** The customer, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Customer> find(long id) {
        return repository.findById(id);
    }

    /** The customer, for a person who may read customers. */
    @Transactional(readOnly = true)
    public Customer read(long id, String personId) {
        requireReader(personId);
        return get(id);
    }

    /** At most 200 customers whose name, credit code or contact holds the text, by name. */
    @Transactional(readOnly = true)
    public List<Customer> search(@Nullable String text, String personId) {
        requireReader(personId);
        var ids = jdbc.sql(
                        """
                        select id from baton.customer
                        where :text = '' or position(lower(:text) in lower(concat_ws(' ', name, credit_code, contact))) > 0
                        order by name limit :limit
                        """)
                .param("text", text == null ? "" : text.strip())
                .param("limit", FOUND_AT_MOST)
                .query(Long.class)
                .list();
        var found = new HashMap<Long, Customer>();
        repository.findAllById(ids).forEach(customer -> found.put(customer.id(), customer));
        return ids.stream().map(found::get).toList();
    }

    /** Whether there is any customer at all. */
    @Transactional(readOnly = true)
    public boolean none() {
        return repository.count() == 0;
    }

    /** How the customer came by its class, the latest decision first. */
    @Transactional(readOnly = true)
    public List<ClassDecision> classDecisions(long id) {
        return jdbc.sql("select * from baton.customer_class_decision where customer_id = :id order by id desc")
                .param("id", id)
                .query((row, number) -> new ClassDecision(
                        CustomerClass.valueOf(row.getString("customer_class")),
                        Sector.valueOf(row.getString("sector")),
                        Level.valueOf(row.getString("level")),
                        row.getObject("tax_rank", Integer.class),
                        Size.valueOf(row.getString("size")),
                        people.nameOf(row.getString("created_by")),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** Whether the person may enter customers. */
    @Transactional(readOnly = true)
    public boolean mayCreate(String personId) {
        return accountManager(personId).isPresent();
    }

    /** Whether the person may change this customer: an account manager whose department reaches the customer's. */
    @Transactional(readOnly = true)
    public boolean mayChange(Customer customer, String personId) {
        return people.mayWork(personId, Set.of(Group.ACCOUNT_MANAGER.id()), customer.departmentId());
    }

    private Optional<Person> accountManager(String personId) {
        return people.find(personId).filter(Person::enabled).filter(person -> person.in(Group.ACCOUNT_MANAGER));
    }

    private void requireReader(String personId) {
        var groups = people.reachOf(personId).groups();
        if (groups.stream().allMatch(group -> Set.of(Group.ADMIN.id(), Group.PROCESS_MANAGER.id())
                .contains(group))) {
            throw new CustomersHidden();
        }
    }

    private void requireSound(CustomerDetails details, @Nullable Long id) {
        var problems = details.problems();
        if (details.name() != null && isOther(repository.findByName(details.name()), id)) {
            problems.add(FieldProblem.of("name", "customer.problem.nameTaken"));
        }
        if (details.creditCode() != null && isOther(repository.findByCreditCode(details.creditCode()), id)) {
            problems.add(FieldProblem.of("creditCode", "customer.problem.creditCodeTaken"));
        }
        if (!problems.isEmpty()) {
            throw new CustomerIncomplete(problems);
        }
    }

    private static boolean isOther(Optional<Customer> found, @Nullable Long id) {
        return found.filter(customer -> id == null || customer.id() != id).isPresent();
    }

    private CustomerClass lifted(long id, CustomerClass decided) {
        return reviews(id).stream()
                .findFirst()
                .filter(last -> last.score() >= settings.get(ValueSettings.LIFTING_SCORE))
                .map(last -> decided.lifted())
                .orElse(decided);
    }

    private static CustomerDetails details(Customer customer) {
        return new CustomerDetails(
                customer.name(),
                customer.creditCode(),
                customer.sector().id(),
                customer.level().id(),
                customer.taxRank(),
                customer.size().id(),
                customer.contact());
    }

    private CustomerClass classOf(CustomerDetails details, String personId) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("sector", details.sector());
        inputs.put("level", details.level());
        inputs.put("taxRank", details.taxRank());
        inputs.put("size", details.size());
        return CustomerClass.valueOf(
                (String) decisions.decide(DECISION, inputs, personId).get(DECISION));
    }

    private void record(Customer customer, String personId) {
        jdbc.sql(
                        """
                        insert into baton.customer_class_decision
                            (customer_id, customer_class, sector, level, tax_rank, size, created_by, created_at)
                        values (:customer, :class, :sector, :level, :taxRank, :size, :by, :at)
                        """)
                .param("customer", customer.id())
                .param("class", customer.customerClass().name())
                .param("sector", customer.sector().name())
                .param("level", customer.level().name())
                .param("taxRank", customer.taxRank())
                .param("size", customer.size().name())
                .param("by", personId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private static Map<String, @Nullable Object> known(Customer customer) {
        var known = new LinkedHashMap<String, @Nullable Object>();
        known.put("name", customer.name());
        known.put("creditCode", customer.creditCode());
        known.put("sector", customer.sector());
        known.put("level", customer.level());
        known.put("taxRank", customer.taxRank());
        known.put("size", customer.size());
        known.put("contact", customer.contact());
        known.put("customerClass", customer.customerClass());
        return known;
    }
}
