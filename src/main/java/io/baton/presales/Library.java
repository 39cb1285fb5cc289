package io.baton.presales;

import io.baton.bidding.LossReviewed;
import io.baton.customer.Customers;
import io.baton.customer.Sector;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.project.Project;
import io.baton.project.ProjectStatus;
import io.baton.project.catalogue.Catalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The solution library (R-PS-10). Text is sought by looking for each word in one normalised column: Chinese has no spaces to cut words
 * at, words of two characters are too short for trigrams, and a few thousand approved solutions are read in milliseconds.
 */
@Component
class Library {

    private static final int FOUND_AT_MOST = 100;
    private static final int SIMILAR_AT_MOST = 5;

    private static final String ENTRIES =
            """
            select e.project_number, p.title, e.sector, e.scenario_id, p.status, s.summary, s.technology, e.created_at,
                e.loss_reasons, e.winner, e.winner_price,
                (select array_agg(x.product_id order by x.product_id) from baton.project_product x
                 where x.project_number = e.project_number) as products,
                (select count(*) from baton.library_reuse r where r.source_number = e.project_number) as reuses,
                m.marked, m.reason as benchmark_reason, m.created_by as benchmark_by, m.created_at as benchmark_at
            from baton.library_entry e
                join baton.project p on p.number = e.project_number
                join baton.solution_version s on s.project_number = e.project_number and s.version = e.solution_version
                left join lateral (select * from baton.library_benchmark b where b.project_number = e.project_number
                    order by b.id desc limit 1) m on true
            """;

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Catalogue catalogue;
    private final People people;
    private final Clock clock;

    Library(JdbcClient jdbc, Customers customers, Catalogue catalogue, People people, Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.catalogue = catalogue;
        this.people = people;
        this.clock = clock;
    }

    /** Refuses whoever may not read the library. */
    void requireReader(String personId) {
        if (!people.doesBusiness(personId) && !people.reachOf(personId).groups().contains(Group.AUDIT_VIEWER.id())) {
            throw new LibraryClosed();
        }
    }

    /** All gates approved this version: it enters the library. */
    void enter(Project project, SolutionVersion version) {
        jdbc.sql(
                        """
                        insert into baton.library_entry (project_number, solution_version, sector, scenario_id, search_text,
                            created_by, created_at, changed_by, changed_at)
                        values (:number, :version, :sector, :scenario, :text, :by, :at, :by, :at)
                        on conflict (project_number) do update set solution_version = excluded.solution_version,
                            search_text = excluded.search_text, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .param("number", project.number())
                .param("version", version.version())
                .param("sector", customers.get(project.customerId()).sector().name())
                .param("scenario", project.scenarioId())
                .param("text", LibraryFilter.normal(words(project, version)))
                .param("by", version.createdBy())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** What a lost bid taught stands beside the solution from now on, and is found by its words (R-BD-7, R-KN-1). */
    @EventListener
    void on(LossReviewed review) {
        var words = Stream.of(review.reasons(), review.winner())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        jdbc.sql(
                        """
                        update baton.library_entry set loss_reasons = :reasons, winner = :winner, winner_price = :price,
                            search_text = search_text || chr(10) || :words, changed_by = :by, changed_at = :at
                        where project_number = :number
                        """)
                .param("number", review.projectNumber())
                .param("reasons", review.reasons())
                .param("winner", review.winner())
                .param("price", review.winnerPrice())
                .param("words", LibraryFilter.normal(words))
                .param("by", review.by())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** What the filter lets through, the newest first. */
    List<LibraryEntry> search(LibraryFilter filter) {
        return jdbc.sql(
                        ENTRIES
                                + """
                                where (:sector = '' or e.sector = :sector) and (:scenario = '' or e.scenario_id = :scenario)
                                  and (:product = '' or exists (select from baton.project_product x
                                       where x.project_number = e.project_number and x.product_id = :product))
                                  and (not :benchmark or m.marked)
                                  and not exists (select from unnest(:words) word where position(word in e.search_text) = 0)
                                order by e.created_at desc, e.project_number desc limit :limit
                                """)
                .param("sector", sector(filter.sector()))
                .param("scenario", filter.scenario() == null ? "" : filter.scenario())
                .param("product", filter.product() == null ? "" : filter.product())
                .param("words", filter.words().toArray(String[]::new))
                .param("benchmark", Boolean.TRUE.equals(filter.benchmark()))
                .param("limit", FOUND_AT_MOST)
                .query((row, index) -> entry(row))
                .list();
    }

    /** Solutions for the same scenario, sector or products, the nearest first; among equals those that succeeded, then the much reused. */
    List<LibraryEntry> similarTo(Project project) {
        return jdbc.sql(
                        "select * from ("
                                + ENTRIES
                                + """
                                where e.project_number <> :number) found
                                cross join lateral (select
                                    case when found.scenario_id = :scenario then 4 else 0 end
                                    + case when found.sector = :sector then 2 else 0 end
                                    + cardinality(array(select unnest(found.products) intersect select unnest(:products)))
                                        as nearness) rated
                                where nearness >= 3
                                order by nearness desc, status in ('LOST', 'REJECTED', 'STOPPED', 'WITHDRAWN'), reuses desc,
                                    created_at desc limit :limit
                                """)
                .param("number", project.number())
                .param("scenario", project.scenarioId())
                .param("sector", customers.get(project.customerId()).sector().name())
                .param("products", project.products().toArray(String[]::new))
                .param("limit", SIMILAR_AT_MOST)
                .query((row, index) -> entry(row))
                .list();
    }

    /** @throws LibraryEntryUnknown when it holds no such solution */
    LibraryEntry get(String number) {
        return jdbc.sql(ENTRIES + "where e.project_number = :number")
                .param("number", number)
                .query((row, index) -> entry(row))
                .optional()
                .orElseThrow(() -> new LibraryEntryUnknown(number));
    }

    /** The same, with its row locked: whoever marks it comes one after the other. */
    LibraryEntry lock(String number) {
        jdbc.sql("select from baton.library_entry where project_number = :number for no key update")
                .param("number", number)
                .query((row, index) -> true)
                .optional();
        return get(number);
    }

    /** It becomes a benchmark, or is none any longer; rows are only added. */
    void benchmark(String number, boolean marked, String reason, String by) {
        jdbc.sql(
                        """
                        insert into baton.library_benchmark (project_number, marked, reason, created_by, created_at)
                        values (:number, :marked, :reason, :by, :at)
                        """)
                .param("number", number)
                .param("marked", marked)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * A solution begins with the words of another.
     *
     * @return whether this is the first time for the two
     */
    boolean reuse(String source, String target, String by) {
        return jdbc.sql(
                                """
                                insert into baton.library_reuse (source_number, target_number, created_by, created_at)
                                values (:source, :target, :by, :at) on conflict do nothing
                                """)
                        .param("source", source)
                        .param("target", target)
                        .param("by", by)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** The solution whose words this one took over, if it did. */
    boolean reused(String source, String target) {
        return jdbc.sql(
                        """
                        select exists (select from baton.library_reuse
                                       where source_number = :source and target_number = :target)
                        """)
                .param("source", source)
                .param("target", target)
                .query(Boolean.class)
                .single();
    }

    private String words(Project project, SolutionVersion version) {
        var scenario =
                catalogue.scenario(project.scenarioId()).stream().flatMap(one -> Stream.of(one.name(), one.nameEn()));
        var products = catalogue.products().stream()
                .filter(product -> project.products().contains(product.id()))
                .flatMap(product -> Stream.of(product.name("zh"), product.name("en")));
        return Stream.of(
                        Stream.of(
                                project.number(),
                                project.title(),
                                project.need(),
                                version.summary(),
                                version.technology().id()),
                        scenario,
                        products)
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    private static String sector(@Nullable String id) {
        return id == null || id.isEmpty()
                ? ""
                : Arrays.stream(Sector.values())
                        .filter(sector -> sector.id().equals(id))
                        .map(Enum::name)
                        .findFirst()
                        .orElse("none");
    }

    private static LibraryEntry entry(ResultSet row) throws SQLException {
        return new LibraryEntry(
                row.getString("project_number"),
                row.getString("title"),
                Sector.valueOf(row.getString("sector")),
                row.getString("scenario_id"),
                List.of((String[]) row.getArray("products").getArray()),
                Technology.valueOf(row.getString("technology")),
                row.getString("summary"),
                ProjectStatus.valueOf(row.getString("status")),
                row.getInt("reuses"),
                row.getTimestamp("created_at").toInstant(),
                row.getBoolean("marked")
                        ? new LibraryEntry.Benchmark(
                                row.getString("benchmark_reason"),
                                row.getString("benchmark_by"),
                                row.getTimestamp("benchmark_at").toInstant())
                        : null,
                row.getString("loss_reasons"),
                row.getString("winner"),
                row.getBigDecimal("winner_price"));
    }
}
