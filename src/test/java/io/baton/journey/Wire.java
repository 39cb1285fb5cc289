package io.baton.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The wire between Baton and its mail server, which takes every mail; its answer to mail for one address can be held back. */
final class Wire implements AutoCloseable {

    private record Holding(String address, Runnable until) {}

    private final ServerSocket end = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final ExecutorService carriers = Executors.newCachedThreadPool();
    private final int server;
    private volatile Holding holding = new Holding("nobody", () -> {});

    Wire(int server) throws IOException {
        this.server = server;
        carriers.execute(this::accept);
    }

    int port() {
        return end.getLocalPort();
    }

    /** The server has taken a mail for this address; Baton does not hear of it before {@code until} returns. */
    void hold(String address, Runnable until) {
        holding = new Holding(address, until);
    }

    @Override
    public void close() throws IOException {
        end.close();
        carriers.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                var baton = end.accept();
                carriers.execute(() -> connect(baton));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void connect(Socket baton) {
        var held = new AtomicBoolean();
        var sent = new AtomicBoolean();
        try (baton;
                var mail = new Socket(InetAddress.getLoopbackAddress(), server)) {
            carriers.execute(() -> carry(baton, mail, line -> {
                if (line.startsWith("RCPT TO:")) {
                    held.set(line.contains("<" + holding.address() + ">"));
                }
                sent.set(line.equals("."));
            }));
            carry(mail, baton, line -> {
                if (held.get() && sent.get()) {
                    holding.until().run();
                }
            });
        } catch (IOException gone) {
            // The mail server is closed.
        }
    }

    /** Line by line, as SMTP is spoken. */
    private static void carry(Socket from, Socket to, Consumer<String> before) {
        try {
            var lines = new BufferedReader(new InputStreamReader(from.getInputStream(), ISO_8859_1));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                before.accept(line);
                to.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
            }
            to.shutdownOutput();
        } catch (IOException killed) {
            // Who is killed says nothing any more.
        }
    }
}
