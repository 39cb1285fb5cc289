package io.baton.bidding;

import io.baton.project.Tally;
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

/** What became of bids, counted and listed for overviews, which decide whose departments a person reads (R-BD-7). */
@Service
@Transactional(readOnly = true)
public class BidResults {

    private final JdbcClient jdbc;

    BidResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many ended by day and by department of their project, with their prices in CNY before tax.
     *
     * @param from the first moment that counts
     * @param until the first that counts no more
     */
    public List<Tally> count(BidSelection selection, Instant from, Instant until, Collection<String> departments) {
        return asked(
                        """
                        select (t.ended_at at time zone :zone)::date as day, p.department_id, count(*) as count,
                               coalesce(sum(t.price), 0) as price
                        from baton.tender t join baton.project p on p.number = t.project_number
                        where t.ended_at >= :from and t.ended_at < :until and t.status = any(:statuses)
                          and p.department_id = any(:departments)
                        group by 1, 2
                        """,
                        selection,
                        from,
                        until,
                        departments)
                .param("zone", Times.ZONE.getId())
                .query((row, index) -> new Tally(
                        row.getObject("day", LocalDate.class),
                        row.getString("department_id"),
                        row.getInt("count"),
                        row.getBigDecimal("price")))
                .list();
    }

    /**
     * The same bids one by one, the newest first.
     *
     * @param before only numbers below this one: the last of the page before
     */
    public List<BidResult> list(
            BidSelection selection,
            Instant from,
            Instant until,
            Collection<String> departments,
            @Nullable String before,
            int limit) {
        return asked(
                        """
                        select t.*, p.title, p.department_id, c.name as customer_name, m.name as manager
                        from baton.tender t
                             join baton.project p on p.number = t.project_number
                             join baton.customer c on c.id = p.customer_id
                             join baton.account m on m.id = t.bid_manager
                        where t.ended_at >= :from and t.ended_at < :until and t.status = any(:statuses)
                          and p.department_id = any(:departments) and (:before = '' or t.number < :before)
                        order by t.number desc limit :limit
                        """,
                        selection,
                        from,
                        until,
                        departments)
                .param("before", before == null ? "" : before)
                .param("limit", limit)
                .query((row, index) -> new BidResult(
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("customer_name"),
                        row.getString("department_id"),
                        TenderStatus.valueOf(row.getString("status")),
                        row.getBigDecimal("price"),
                        row.getString("manager"),
                        row.getTimestamp("ended_at").toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            String sql, BidSelection selection, Instant from, Instant until, Collection<String> departments) {
        return jdbc.sql(sql)
                .param("statuses", selection.statuses())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("departments", departments.toArray(String[]::new));
    }
}
