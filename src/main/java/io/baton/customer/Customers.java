package io.baton.customer;

import io.baton.engine.Decisions;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.web.FieldProblem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Customers(
            CustomerRepository repository,
            Decisions decisions,
            People people,
            JdbcClient jdbc,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.repository = repository;
        this.decisions = decisions;
        this.people = people;
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
        customer.change(details, classOf(details, personId), personId, clock.instant());
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
