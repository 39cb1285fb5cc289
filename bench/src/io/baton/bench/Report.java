package io.baton.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lines of a table, shown and kept under target/bench. */
final class Report implements AutoCloseable {

    private final PrintWriter table;
    private final PrintWriter details;

    Report(String name, String head) throws IOException {
        table = new PrintWriter(home().resolve(name + ".md").toFile());
        details = new PrintWriter(home().resolve(name + "-statements.txt").toFile());
        line(head);
    }

    private static Path home() throws IOException {
        return Files.createDirectories(Path.of("target", "bench"));
    }

    void line(String line) {
        System.out.println(line);
        table.println(line);
        details.println(line);
        table.flush();
        details.flush();
    }

    /** The commonest statements behind the last figure, where the next saving is looked for. */
    void most(Meter meter) {
        meter.most(60).forEach(details::println);
        details.flush();
    }

    @Override
    public void close() {
        table.close();
        details.close();
    }
}
