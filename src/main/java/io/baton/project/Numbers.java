package io.baton.project;

import io.baton.web.Times;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Business numbers such as {@code XM-2026-000123} (R-OR-2), counted per kind and year in Asia/Shanghai, with gaps. A sequence
 * counts, so that nobody waits for another's transaction; the year's first number writes down where the year began.
 */
@Component
public class Numbers {

    private static final Pattern KIND = Pattern.compile("[A-Z]{2}");

    private final JdbcClient jdbc;
    private final Clock clock;

    Numbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The next number of a kind.
     *
     * @param kind two capital letters, such as {@code XM}; its sequence {@code baton.number_xm} stands in the module's migration
     */
    public String next(String kind) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("Not a kind of number: " + kind);
        }
        var year = clock.instant().atZone(Times.ZONE).getYear();
        while (true) {
            var count = jdbc.sql("select nextval(cast(:sequence as regclass))")
                    .param("sequence", "baton.number_" + kind.toLowerCase(Locale.ROOT))
                    .query(Long.class)
                    .single();
            jdbc.sql(
                            "insert into baton.number_year (kind, year, base) values (:kind, :year, :base) on conflict do nothing")
                    .param("kind", kind)
                    .param("year", year)
                    .param("base", count - 1)
                    .update();
            var base = jdbc.sql("select base from baton.number_year where kind = :kind and year = :year")
                    .param("kind", kind)
                    .param("year", year)
                    .query(Long.class)
                    .single();
            // Two people raising the year's first need at once: the one who counted earlier may write later.
            if (count > base) {
                return "%s-%d-%06d".formatted(kind, year, count - base);
            }
        }
    }
}
