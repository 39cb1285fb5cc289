package io.baton.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** The one PostgreSQL of a test JVM, configured like any other database, for every context that asks for none itself. */
public final class TestDatabase implements EnvironmentPostProcessor, Ordered {

    private static final Path HOME = Path.of("target", "test-database").toAbsolutePath();

    /** Where all tests and the processes they start find the server's programs unpacked. */
    public static final Path BINARIES = HOME.resolve("binaries");

    /** The database of the Baton that runs on a data folder, with every right. */
    public static DataSource of(Path data) throws IOException {
        var server = data.resolve("postgres");
        var source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {
            Integer.parseInt(
                    Files.readAllLines(server.resolve("postmaster.pid")).get(3))
        });
        source.setDatabaseName("baton");
        source.setUser("postgres");
        source.setPassword(Files.readString(server.resolve("superuser.password")));
        return source;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        var server = Shared.SERVER;
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "testDatabase",
                        Map.of(
                                "spring.datasource.url",
                                server.url(),
                                "spring.datasource.username",
                                EmbeddedServer.APPLICATION,
                                "spring.datasource.password",
                                server.applicationPassword(),
                                "spring.flyway.user",
                                EmbeddedServer.OWNER,
                                "spring.flyway.password",
                                server.ownerPassword())));
    }

    /** Before the choice of the database, and before the configuration files are read. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static final class Shared {

        static final EmbeddedServer SERVER = start();

        private static EmbeddedServer start() {
            try {
                Files.createDirectories(HOME);
                removeWhatKilledTestsLeft();
                var path = Files.createTempDirectory(HOME, "run");
                var folder = DataFolder.open(path);
                var server = EmbeddedServer.start(folder, BINARIES, false);
                SpringApplication.getShutdownHandlers().add(() -> stop(server, folder, path));
                return server;
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }

        private static void stop(EmbeddedServer server, DataFolder folder, Path path) {
            try {
                server.close();
                folder.close();
                FileSystemUtils.deleteRecursively(path);
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }

        private static void removeWhatKilledTestsLeft() throws IOException {
            try (var runs = Files.newDirectoryStream(HOME, "run*")) {
                for (var run : runs) {
                    if (Files.exists(run.resolve("baton.lock"))) {
                        removeUnlessInUse(run);
                    }
                }
            }
        }

        private static void removeUnlessInUse(Path run) throws IOException {
            try (var folder = DataFolder.open(run)) {
                OrphanedServer.stop(folder.resolve("postgres"));
                FileSystemUtils.deleteRecursively(run);
            } catch (StartRefused inUse) {
                // Another test JVM of this checkout is at work.
            }
        }
    }
}
