package io.baton.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One durable PostgreSQL for all contenders, with the statistics that count for them. */
final class BenchServer {

    private static final EmbeddedPostgres SERVER = start();

    private BenchServer() {}

    private static EmbeddedPostgres start() {
        try {
            var home = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(Files.createTempDirectory(home, "postgres"))
                    .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    // The first change of a page after a checkpoint writes the whole page: chance, not cost.
                    .setServerConfig("checkpoint_timeout", "1h")
                    .setServerConfig("max_wal_size", "8GB")
                    .setServerConfig("autovacuum", "off")
                    .start();
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create extension pg_stat_statements")
                    .update();
            return server;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** A new, empty database. */
    static String create(String name) {
        superuser("postgres").sql("create database " + name).update();
        return "jdbc:postgresql://localhost:%d/%s".formatted(SERVER.getPort(), name);
    }

    static JdbcClient superuser(String database) {
        return JdbcClient.create(source(database));
    }

    static DataSource source(String database) {
        var source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {SERVER.getPort()});
        source.setDatabaseName(database);
        source.setUser("postgres");
        return source;
    }
}
