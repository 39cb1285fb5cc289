package io.baton.start;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Baton in a process of its own, which tests may kill; killed at the latest when the test closes it. */
public final class BatonProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Baton is at http://localhost:(\\d+)");
    private static final int PATIENCE_SECONDS = 240;

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Void> end;

    private BatonProcess(Process process) {
        this.process = process;
        this.end = CompletableFuture.runAsync(this::read);
    }

    /** What {@code mvn spring-boot:run} starts: the built classes with all their libraries. */
    public static BatonProcess ofClasses(String... arguments) throws IOException {
        var classPath = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return start(List.of("io.baton.BatonApplication"), Map.of("CLASSPATH", classPath), arguments);
    }

    /** The packaged jar, with settings as a container gives them. */
    public static BatonProcess ofJar(Path jar, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(List.of("-jar", jar.toString()), environment, arguments);
    }

    private static BatonProcess start(List<String> what, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Xmx768m"));
        command.addAll(what);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("BATON_"));
        builder.environment().putAll(environment);
        return new BatonProcess(builder.start());
    }

    /** Waits until it has started, and returns its port. */
    public int awaitReady() throws Exception {
        CompletableFuture.anyOf(port, end).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!port.isDone()) {
            throw new AssertionError("Baton did not start:\n" + output);
        }
        return port.join();
    }

    /** Waits until it has ended by itself, and returns all that it printed. */
    public String awaitRefusal() throws Exception {
        CompletableFuture.anyOf(port, end).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (port.isDone()) {
            throw new AssertionError("Baton started:\n" + output);
        }
        return output();
    }

    /** What it has printed so far. */
    public String output() {
        return output.toString();
    }

    public int exitCode() {
        return process.onExit().join().exitValue();
    }

    /** As the operating system does it: nothing of the process runs any more. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, and waits until it has. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private void read() {
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                output.append(line).append('\n');
                var ready = READY.matcher(line);
                if (ready.find()) {
                    port.complete(Integer.parseInt(ready.group(1)));
                }
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
