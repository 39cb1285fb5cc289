package io.baton.project.catalogue;

import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.web.FieldProblem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of products and the scenarios they serve (R-PS-14), kept by process managers and product engineers. */
@Service
@Transactional
public class Catalogue {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int CHANGES_SHOWN = 50;

    private final ProductRepository repository;
    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    Catalogue(
            ProductRepository repository,
            People people,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.repository = repository;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** All products, also those no longer offered, in the catalogue's order. */
    @Transactional(readOnly = true)
    public List<Product> products() {
        return repository.findAllByOrderByPosition();
    }

    /** All scenarios, in the catalogue's order. */
    @Transactional(readOnly = true)
    public List<Scenario> scenarios() {
        return jdbc.sql("select id, name, name_en from baton.scenario order by position")
                .query((row, number) ->
                        new Scenario(row.getString("id"), row.getString("name"), row.getString("name_en")))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Scenario> scenario(String id) {
        return scenarios().stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /** Whether new needs may name all these products. */
    @Transactional(readOnly = true)
    public boolean offers(Collection<String> productIds) {
        var offered =
                products().stream().filter(Product::offered).map(Product::id).collect(Collectors.toSet());
        return offered.containsAll(productIds);
    }

    /** Whether the person keeps the catalogue. */
    @Transactional(readOnly = true)
    public boolean mayChange(String personId) {
        return people.find(personId)
                .filter(Person::enabled)
                .filter(person -> person.in(Group.PROCESS_MANAGER) || person.in(Group.PRODUCT_ENGINEER))
                .isPresent();
    }

    @Transactional(readOnly = true)
    Product product(String id) {
        return repository.findById(id).orElseThrow(() -> new ProductUnknown(id));
    }

    Product add(String id, ProductDetails details, String personId) {
        requireKeeper(personId);
        var problems = details.problems();
        if (!ID.matcher(id).matches() || id.length() > 40) {
            problems.add(0, FieldProblem.of("id", "project.problem.productId"));
        } else if (repository.existsById(id)) {
            problems.add(0, FieldProblem.of("id", "project.problem.productIdTaken"));
        }
        requireSound(problems, details);
        var position = products().stream().mapToInt(Product::position).max().orElse(0) + 1;
        var product = repository.saveAndFlush(new Product(id, position, details, personId, clock.instant()));
        record(product, null, details, personId);
        return product;
    }

    Product change(String id, ProductDetails details, int version, String personId) {
        requireKeeper(personId);
        var product = product(id);
        if (product.version() != version) {
            throw new ProductChangedMeanwhile(people.nameOf(product.changedBy()), product.changedAt());
        }
        requireSound(details.problems(), details);
        var before = product.summary();
        product.change(details, personId, clock.instant());
        record(repository.saveAndFlush(product), before, details, personId);
        return product;
    }

    /** The latest changes of the catalogue, the newest first. */
    @Transactional(readOnly = true)
    List<ProductChange> changes() {
        return jdbc.sql("select * from baton.product_change order by id desc limit :limit")
                .param("limit", CHANGES_SHOWN)
                .query((row, number) -> new ProductChange(
                        row.getString("product_id"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("reason"),
                        people.nameOf(row.getString("created_by")),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    private void requireKeeper(String personId) {
        if (!mayChange(personId)) {
            throw new CatalogueNotYours();
        }
    }

    private void requireSound(List<FieldProblem> problems, ProductDetails details) {
        var known = scenarios().stream().map(Scenario::id).collect(Collectors.toSet());
        if (!known.containsAll(Objects.requireNonNull(details.scenarios()))) {
            problems.add(FieldProblem.of("scenarios", "project.problem.choose"));
        }
        if (!problems.isEmpty()) {
            throw new ProductIncomplete(problems);
        }
    }

    private void record(Product product, @Nullable String before, ProductDetails details, String personId) {
        jdbc.sql(
                        """
                        insert into baton.product_change (product_id, before, after, reason, created_by, created_at)
                        values (:product, :before, :after, :reason, :by, :at)
                        """)
                .param("product", product.id())
                .param("before", before)
                .param("after", product.summary())
                .param("reason", details.reason())
                .param("by", personId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        publisher.publishEvent(new Act(
                before == null ? "project.productAdded" : "project.productChanged",
                personId,
                null,
                "product:" + product.id(),
                before == null ? null : Map.of("product", before),
                Map.of("product", product.summary()),
                details.reason()));
    }
}
