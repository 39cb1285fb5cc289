package io.baton.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseTests {

    @TempDir
    Path data;

    @Test
    void survivesAKillAndRefusesASecondBatonOnTheSameFolder() throws Exception {
        long orphan;
        try (var first = start()) {
            first.awaitReady();
            orphan = serverProcess();
            try (var second = start()) {
                assertThat(second.awaitRefusal()).hasLineCount(1).contains("Another Baton uses this folder, " + data);
                assertThat(second.exitCode()).isNotZero();
            }
            superuser()
                    .sql("create table public.confirmed as select 42 as answer")
                    .update();
            first.kill();
        }
        assertThat(isAlive(orphan)).isTrue();
        try (var next = start()) {
            next.awaitReady();
            assertThat(isAlive(orphan)).isFalse();
            assertThat(superuser()
                            .sql("select answer from public.confirmed")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
            assertDurableAndClosed();
            var server = serverProcess();
            next.stop();
            assertThat(isAlive(server)).isFalse();
        }
    }

    private void assertDurableAndClosed() throws IOException {
        assertThat(superuser()
                        .sql(
                                "select name || '=' || setting from pg_settings where name in ('fsync', 'synchronous_commit', 'TimeZone')")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("fsync=on", "synchronous_commit=on", "TimeZone=UTC");
        assertThat(superuser()
                        .sql("select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(superuser()
                        .sql(
                                "select has_schema_privilege('baton_app', 'baton', 'create') or has_schema_privilege('baton_app', 'public', 'create')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(superuser()
                        .sql(
                                "select string_agg(name, '' order by name collate \"zh-x-icu\") from (values ('张'), ('阿'), ('李'), ('陈')) as person (name)")
                        .query(String.class)
                        .single())
                .isEqualTo("阿陈李张");
    }

    private BatonProcess start() throws IOException {
        return BatonProcess.ofClasses(
                "--server.port=0",
                "--baton.demo.enabled=false",
                "--baton.admin.password=only-for-this-test",
                "--baton.data=" + data,
                "--baton.database.binaries=" + TestDatabase.BINARIES);
    }

    private long serverProcess() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0));
    }

    private JdbcClient superuser() throws IOException {
        return JdbcClient.create(TestDatabase.of(data));
    }

    private static boolean isAlive(long process) {
        // A process that ended but that nobody has asked for its exit code still has a number, and no command.
        return ProcessHandle.of(process)
                .flatMap(server -> server.info().command())
                .isPresent();
    }
}
