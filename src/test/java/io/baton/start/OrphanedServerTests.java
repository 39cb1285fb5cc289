package io.baton.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedServerTests {

    @TempDir
    Path cluster;

    @Test
    void leavesAnotherProgramWithTheSameNumberAlone() throws IOException {
        // This very process: the test would not survive the opposite.
        var pidFile = write(String.valueOf(ProcessHandle.current().pid()), cluster.toString());
        OrphanedServer.stop(cluster);
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void leavesTheServerOfTheFolderThisOneWasCopiedFromAlone() throws IOException {
        try (var folder = DataFolder.open(cluster.resolve("original"));
                var server = EmbeddedServer.start(folder, TestDatabase.BINARIES, false)) {
            var original = folder.resolve("postgres");
            var pid = Long.parseLong(
                    Files.readAllLines(original.resolve("postmaster.pid")).get(0));
            var copy = Files.createDirectory(cluster.resolve("copy"));
            Files.copy(original.resolve("postmaster.pid"), copy.resolve("postmaster.pid"));
            OrphanedServer.stop(copy);
            assertThat(copy.resolve("postmaster.pid")).doesNotExist();
            assertThat(ProcessHandle.of(pid)).isPresent();
            assertThat(server.url()).startsWith("jdbc:postgresql:");
        }
    }

    @Test
    void removesAPidFileThatACrashCutShort() throws IOException {
        var pidFile = Files.createFile(cluster.resolve("postmaster.pid"));
        assertThatCode(() -> OrphanedServer.stop(cluster)).doesNotThrowAnyException();
        assertThat(pidFile).doesNotExist();
    }

    private Path write(String... lines) throws IOException {
        return Files.write(cluster.resolve("postmaster.pid"), List.of(lines));
    }
}
