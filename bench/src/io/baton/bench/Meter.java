package io.baton.bench;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what a database does for a piece of work. Nothing else may use the server meanwhile. */
final class Meter {

    private final String database;
    private final JdbcClient jdbc;

    Meter(String database) {
        this.database = database;
        this.jdbc = BenchServer.superuser("postgres");
    }

    /**
     * What one repetition cost.
     *
     * @param statements executed, without the beginnings and ends of transactions
     * @param transactions committed
     * @param wal bytes of write-ahead log
     * @param millis elapsed
     */
    record Cost(double statements, double transactions, double wal, double millis) {

        String row(String name) {
            return "| %s | %.1f | %.1f | %.1f | %.1f |".formatted(name, statements, transactions, wal / 1024, millis);
        }
    }

    Cost of(int repetitions, Runnable work) {
        jdbc.sql("select pg_stat_statements_reset()").query().singleRow();
        var position = position();
        var began = System.nanoTime();
        for (var repetition = 0; repetition < repetitions; repetition++) {
            work.run();
        }
        var millis = (System.nanoTime() - began) / 1e6;
        var wal = jdbc.sql("select pg_current_wal_insert_lsn() - cast(:from as pg_lsn)")
                .param("from", position)
                .query(Double.class)
                .single();
        return new Cost(
                calls("query !~* '^(begin|commit|rollback|set|show|discard)'") / repetitions,
                calls("query ilike 'commit'") / repetitions,
                wal / repetitions,
                millis / repetitions);
    }

    /** The statements that the last work executed most. */
    List<String> most(int number) {
        return jdbc.sql("select calls || ' × ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 150) " + FROM
                        + " order by calls desc limit " + number)
                .param("database", database)
                .query(String.class)
                .list();
    }

    private static final String FROM =
            "from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = :database";

    private double calls(String condition) {
        return jdbc.sql("select coalesce(sum(calls), 0) " + FROM + " and " + condition)
                .param("database", database)
                .query(Double.class)
                .single();
    }

    private String position() {
        return jdbc.sql("select pg_current_wal_insert_lsn()::text")
                .query(String.class)
                .single();
    }
}
