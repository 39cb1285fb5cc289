package io.baton.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL server that outlives a killed Baton: it is stopped before the next one starts on the same files. */
final class OrphanedServer {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private OrphanedServer() {}

    /** Stops a server that still works in this folder and removes a stale pid file. Call only while holding the folder's lock. */
    static void stop(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        var server = lines.size() < 2 ? Optional.<ProcessHandle>empty() : serverOf(cluster, lines.get(0), lines.get(1));
        server.ifPresent(OrphanedServer::end);
        // PostgreSQL refuses to start when the number in a stale file belongs to any living process by now.
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> serverOf(Path cluster, String pid, String servedFolder) throws IOException {
        var served = Path.of(servedFolder);
        // A copied folder carries the pid of the original's server, which must live on.
        if (Files.exists(served) && !Files.isSameFile(served, cluster)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid.strip())).filter(OrphanedServer::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
    }

    private static void end(ProcessHandle server) {
        var workers = server.descendants().toList();
        // Asked politely, the server waits for its clients; they died with the killed Baton.
        server.destroy();
        if (!ends(server)) {
            server.destroyForcibly();
            ends(server);
            workers.forEach(OrphanedServer::ends);
        }
    }

    private static boolean ends(ProcessHandle process) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        // An orphan that no init process reaps stays "alive" without a command: look at what it runs as well.
        while (isPostgres(process) && System.nanoTime() < deadline) {
            try {
                process.onExit().get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException stillThere) {
                continue;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !isPostgres(process);
    }
}
