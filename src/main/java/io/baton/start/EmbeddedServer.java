package io.baton.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL as a child of Baton, with its files in the data folder. It listens on this machine only, every role has a password
 * of its own, and the two that Baton uses get a new one at each start.
 */
final class EmbeddedServer implements AutoCloseable {

    /** Owns the database and its schemas; Flyway's. */
    static final String OWNER = "baton_owner";

    /** Reads and writes rows, defines nothing; the application's. */
    static final String APPLICATION = "baton_app";

    private static final String DATABASE = "baton";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EmbeddedPostgres postgres;
    private final String ownerPassword = newPassword();
    private final String applicationPassword = newPassword();

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        defineRolesAndDatabase();
    }

    /**
     * Starts the server, after stopping one that a killed Baton left behind.
     *
     * @param binaries where the server's programs are unpacked and found again
     * @param durable false only where losing the data is welcome: it makes commits faster than any disk
     * @throws StartRefused when it does not come up
     */
    static EmbeddedServer start(DataFolder folder, Path binaries, boolean durable) {
        refuseRootWithoutNamespaces();
        var cluster = folder.resolve("postgres");
        var log = folder.resolve("postgres.log");
        try {
            OrphanedServer.stop(cluster);
            setAsideWhatNeverBecameWhole(cluster);
            keepOnePreviousLog(log);
            return start(cluster, binaries, log, durable);
        } catch (IOException | IllegalStateException | ExceptionInInitializerError cause) {
            throw new StartRefused(
                    "内置 PostgreSQL 没有启动：原因见 %s。".formatted(log),
                    "The embedded PostgreSQL did not start: %s says why.".formatted(log),
                    cause);
        }
    }

    private static EmbeddedServer start(Path cluster, Path binaries, Path log, boolean durable) throws IOException {
        var passwordFile = cluster.resolve("superuser.password");
        var known = Files.exists(passwordFile);
        var password = known ? Files.readString(passwordFile) : newPassword();
        var initial = known ? null : Files.createTempFile(cluster.getParent(), "initial", ".password");
        try {
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setCleanDataDirectory(false)
                    // Its hook would run beside Spring's and take the database from under work that is being finished.
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setConnectConfig("password", password)
                    .setServerConfig("fsync", durable ? "on" : "off")
                    .setServerConfig("synchronous_commit", durable ? "on" : "off")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("unix_socket_directories", "");
            if (System.getProperty("os.name").equals("Linux")) {
                // A backend whose client was killed in mid-query ends within a second, and lets an orphaned server
                // stop.
                builder.setServerConfig("client_connection_check_interval", "1000");
            }
            if (initial != null) {
                Files.writeString(initial, password);
                // Sorting must not change with the operating system; Chinese lists ask for "zh-x-icu" (pinyin) by name.
                builder.setLocaleConfig("auth", "scram-sha-256")
                        .setLocaleConfig("pwfile", initial.toString())
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setDataDirectoryCustomizer(whole -> keep(password, whole));
            }
            return new EmbeddedServer(builder.start());
        } finally {
            if (initial != null) {
                Files.delete(initial);
            }
        }
    }

    /** The password file is written when initdb has finished, so it also tells a whole cluster from an interrupted one. */
    private static void keep(String password, File cluster) {
        var target = cluster.toPath().resolve("superuser.password");
        try {
            var written = Files.createTempFile(cluster.toPath(), "superuser", ".new");
            try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.US_ASCII.encode(password));
                channel.force(true);
            }
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new IllegalStateException("Can't write " + target, cause);
        }
    }

    private static void setAsideWhatNeverBecameWhole(Path cluster) throws IOException {
        if (Files.exists(cluster) && !Files.exists(cluster.resolve("superuser.password"))) {
            Files.move(cluster, cluster.resolveSibling("postgres.incomplete." + UUID.randomUUID()));
        }
    }

    private static void keepOnePreviousLog(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("postgres.log.previous"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void refuseRootWithoutNamespaces() {
        var linux = System.getProperty("os.name").equals("Linux");
        if (linux && System.getProperty("user.name").equals("root") && !LinuxUtils.isUnshareAvailable()) {
            throw new StartRefused(
                    "PostgreSQL 不能以 root 运行，而本机不允许 unshare：请以普通用户启动，或设置 SPRING_DATASOURCE_URL。",
                    "PostgreSQL does not run as root, and this machine forbids unshare: start as an ordinary user, or set SPRING_DATASOURCE_URL.");
        }
    }

    private void defineRolesAndDatabase() {
        var superuser = JdbcClient.create(postgres.getPostgresDatabase());
        defineRole(superuser, OWNER, ownerPassword);
        defineRole(superuser, APPLICATION, applicationPassword);
        var exists = superuser
                .sql("select exists (select from pg_database where datname = :name)")
                .param("name", DATABASE)
                .query(Boolean.class)
                .single();
        if (!exists) {
            superuser
                    .sql("create database %s owner %s".formatted(DATABASE, OWNER))
                    .update();
        }
        superuser
                .sql("revoke all on database %s from public".formatted(DATABASE))
                .update();
        superuser
                .sql("grant connect on database %s to %s".formatted(DATABASE, APPLICATION))
                .update();
    }

    private static void defineRole(JdbcClient superuser, String role, String password) {
        var exists = superuser
                .sql("select exists (select from pg_roles where rolname = :role)")
                .param("role", role)
                .query(Boolean.class)
                .single();
        superuser
                .sql("%s role %s login password '%s'".formatted(exists ? "alter" : "create", role, password))
                .update();
    }

    private static String newPassword() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), DATABASE);
    }

    String ownerPassword() {
        return ownerPassword;
    }

    String applicationPassword() {
        return applicationPassword;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
