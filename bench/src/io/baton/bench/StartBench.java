package io.baton.bench;

import io.baton.start.BatonProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the command to the line that says where Baton is, as {@code mvn spring-boot:run} starts it after compiling. */
class StartBench {

    @TempDir
    Path data;

    @Test
    void measuresTheFirstStartAndTheNext() throws Exception {
        var report = new Report("start", "| start | seconds |\n|---|---|");
        report.line("| first, with unpacking PostgreSQL, schema, models and demo data | %.1f |".formatted(start()));
        for (var time = 1; time <= 3; time++) {
            report.line("| later | %.1f |".formatted(start()));
        }
        report.close();
    }

    private double start() throws Exception {
        var began = System.nanoTime();
        try (var baton = BatonProcess.ofClasses(
                "--server.port=0", "--baton.demo.enabled=true", "--baton.data=" + data)) {
            baton.awaitReady();
            return (System.nanoTime() - began) / 1e9;
        }
    }
}
