package io.baton.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/** Starts the part of the application that prepares the database, and reads what people would see. */
@ExtendWith(OutputCaptureExtension.class)
class PreparationTests {

    @TempDir
    Path migrations;

    @Test
    void saysThatThePortIsTaken(CapturedOutput output) throws IOException {
        try (var other = new ServerSocket(0)) {
            assertRefused(
                    output, "Port %d is taken".formatted(other.getLocalPort()), "server.port=" + other.getLocalPort());
        }
    }

    @Test
    void saysThatTheDatabaseRefusedThePassword(CapturedOutput output) {
        assertRefused(output, "refused the user name or password", "spring.datasource.password=wrong");
    }

    @Test
    void saysThatTheDatabaseRefusedTheOwnersPassword(CapturedOutput output) {
        assertRefused(output, "refused the user name or password", "spring.flyway.password=wrong");
    }

    @Test
    void saysThatTheDatabaseCannotBeReachedWithoutItsParameters(CapturedOutput output) throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var url = "jdbc:postgresql://localhost:" + free + "/baton";
        assertRefused(
                output,
                "The database " + url + " can't be reached",
                "spring.datasource.url=" + url + "?password=secret");
        assertThat(output).doesNotContain("secret");
    }

    @Test
    void refusesDataOfANewerBaton(CapturedOutput output) throws IOException {
        var known = Files.createDirectory(migrations.resolve("known"));
        var newer = Files.createDirectory(migrations.resolve("newer"));
        for (var folder : new Path[] {known, newer}) {
            Files.writeString(folder.resolve("V020__known.sql"), "create table preparation.known (id int)");
        }
        Files.writeString(newer.resolve("V011__below.sql"), "create table preparation.below (id int)");
        start("spring.flyway.locations=filesystem:" + newer);
        assertRefused(
                output,
                "written by a newer Baton (this one does not know V011__below.sql)",
                "spring.flyway.locations=filesystem:" + known);
        Files.writeString(newer.resolve("V030__above.sql"), "create table preparation.above (id int)");
        start("spring.flyway.locations=filesystem:" + newer);
        assertRefused(
                output,
                "written by a newer Baton (this one does not know V030__above.sql)",
                "spring.flyway.locations=filesystem:" + known);
    }

    private static void assertRefused(CapturedOutput output, String sentence, String... properties) {
        var before = output.getErr().length();
        assertThatThrownBy(() -> start(properties)).hasRootCauseInstanceOf(Throwable.class);
        assertThat(output.getErr().substring(before)).hasLineCount(1).contains(sentence);
    }

    private static void start(String... properties) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("server.port", "0");
        settings.put("spring.flyway.schemas", "preparation");
        settings.put("spring.flyway.default-schema", "preparation");
        for (var property : properties) {
            var parts = property.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        new SpringApplicationBuilder(DatabaseOnly.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new))
                .close();
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class
    })
    @Import(Preparation.class)
    static class DatabaseOnly {}
}
