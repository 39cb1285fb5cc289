package io.baton.project;

import io.baton.web.Times;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of needs and projects, counted and listed for overviews, which decide whose departments a person reads. */
@Service
@Transactional(readOnly = true)
public class ProjectResults {

    private final JdbcClient jdbc;

    ProjectResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many there are by day and department, with their expected revenue in CNY per year.
     *
     * @param from the first moment that counts
     * @param until the first that counts no more
     */
    public List<Tally> count(ProjectSelection selection, Instant from, Instant until, Collection<String> departments) {
        return asked(
                        """
                        select (%1$s at time zone :zone)::date as day, p.department_id, count(*) as count, sum(p.annual_revenue) as revenue
                        from baton.project p
                        where %1$s >= :from and %1$s < :until and p.department_id = any(:departments) and %2$s
                        group by 1, 2
                        """,
                        selection, from, until, departments)
                .param("zone", Times.ZONE.getId())
                .query((row, index) -> new Tally(
                        row.getObject("day", LocalDate.class),
                        row.getString("department_id"),
                        row.getInt("count"),
                        row.getBigDecimal("revenue")))
                .list();
    }

    /**
     * The same projects one by one, the newest first.
     *
     * @param before only numbers below this one: the last of the page before
     */
    public List<ProjectResult> list(
            ProjectSelection selection,
            Instant from,
            Instant until,
            Collection<String> departments,
            @Nullable String before,
            int limit) {
        return asked(
                        """
                        select p.*, c.name as customer_name, a.name as raiser
                        from baton.project p
                             join baton.customer c on c.id = p.customer_id
                             join baton.account a on a.id = p.raised_by
                        where %1$s >= :from and %1$s < :until and p.department_id = any(:departments) and %2$s
                          and (:before = '' or p.number < :before)
                        order by p.number desc limit :limit
                        """,
                        selection, from, until, departments)
                .param("before", before == null ? "" : before)
                .param("limit", limit)
                .query((row, index) -> new ProjectResult(
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("customer_name"),
                        row.getString("department_id"),
                        row.getBigDecimal("annual_revenue"),
                        ProjectStatus.valueOf(row.getString("status")),
                        row.getString("raiser"),
                        row.getTimestamp("raised_at").toInstant(),
                        row.getTimestamp("signed_at") == null
                                ? null
                                : row.getTimestamp("signed_at").toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            String sql, ProjectSelection selection, Instant from, Instant until, Collection<String> departments) {
        return jdbc.sql(sql.formatted(selection.moment(), selection.condition()))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("departments", departments.toArray(String[]::new));
    }
}
