package io.baton.internalaudit;

import io.baton.internalaudit.MonthlyRanking.AspectShare;
import io.baton.internalaudit.MonthlyRanking.DepartmentRank;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.web.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The monthly list of departments and aspects (R-IA-11); cancelled findings do not count. */
@Service
@Transactional(readOnly = true)
class Rankings {

    private static final Set<String> READERS = Set.of(
            Group.INTERNAL_AUDITOR.id(),
            Group.CENTRE_MANAGER.id(),
            Group.DEPARTMENT_HEAD.id(),
            Group.SUPERVISOR.id(),
            Group.AUDIT_VIEWER.id());

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    Rankings(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** Whether the person reads the list: auditors, managers and who supervises. */
    public boolean mayRead(String personId) {
        return people.reachOf(personId).groups().stream().anyMatch(READERS::contains);
    }

    /** The month in which we are, in Asia/Shanghai. */
    public YearMonth thisMonth() {
        return YearMonth.now(clock.withZone(Times.ZONE));
    }

    /** @throws RankingNotYours when the person doesn't read the list */
    public MonthlyRanking of(YearMonth month, String personId) {
        if (!mayRead(personId)) {
            throw new RankingNotYours();
        }
        return new MonthlyRanking(month, departments(month), aspects(month));
    }

    private List<DepartmentRank> departments(YearMonth month) {
        return jdbc.sql(
                        """
                        select rank() over (order by late desc, open desc, repeated desc) as rank, d.name, d.name_en, c.*
                        from (select f.department_id,
                                     count(*) filter (where coalesce(f.closed_at, 'infinity') >= :until) as open,
                                     count(*) filter (where f.due_at < least(coalesce(f.closed_at, 'infinity'), :until, :now)
                                         and coalesce(f.closed_at, 'infinity') >= :from) as late,
                                     count(*) filter (where f.created_at >= :from and exists (
                                         select 1 from baton.finding e
                                         where e.department_id = f.department_id and e.aspect = f.aspect and e.status <> 'CANCELLED'
                                               and e.audit_number <> f.audit_number
                                               and e.created_at < f.created_at and e.created_at >= f.created_at - interval '1 year'))
                                         as repeated
                              from baton.finding f
                              where f.status <> 'CANCELLED' and f.created_at < :until
                              group by f.department_id) c
                             join baton.department d on d.id = c.department_id
                        where c.open + c.late + c.repeated > 0
                        order by rank, d.id
                        """)
                .param("from", timestamp(month))
                .param("until", timestamp(month.plusMonths(1)))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, index) -> new DepartmentRank(
                        row.getInt("rank"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getInt("open"),
                        row.getInt("late"),
                        row.getInt("repeated")))
                .list();
    }

    private List<AspectShare> aspects(YearMonth month) {
        record Frequency(Aspect aspect, int findings) {}
        var frequencies = jdbc.sql(
                        """
                        select aspect, count(*) as findings from baton.finding
                        where status <> 'CANCELLED' and created_at >= :from and created_at < :until
                        group by aspect order by findings desc, aspect
                        """)
                .param("from", timestamp(month))
                .param("until", timestamp(month.plusMonths(1)))
                .query((row, index) -> new Frequency(Aspect.valueOf(row.getString("aspect")), row.getInt("findings")))
                .list();
        var all = frequencies.stream().mapToInt(Frequency::findings).sum();
        var shares = new ArrayList<AspectShare>();
        var soFar = 0;
        for (var frequency : frequencies) {
            soFar += frequency.findings();
            shares.add(new AspectShare(
                    frequency.aspect(),
                    frequency.findings(),
                    BigDecimal.valueOf(soFar * 100L).divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP)));
        }
        return shares;
    }

    private static Timestamp timestamp(YearMonth month) {
        Instant start = month.atDay(1).atStartOfDay(Times.ZONE).toInstant();
        return Timestamp.from(start);
    }
}
