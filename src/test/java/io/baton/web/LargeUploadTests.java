package io.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An upload that is far too big is refused before it comes, with a page that says so. */
@IntegrationTest
class LargeUploadTests {

    private static final long GIGABYTE = 1L << 30;

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    private Visitor person;
    private String token;

    @BeforeEach
    void people() {
        staff.department("uploadTop", "TOP", null).person("uploadPerson", "uploadTop", "presalesEngineer");
        person = Visitor.signedIn(port, "uploadPerson");
        token = person.csrf();
    }

    @Test
    void isRefusedBeforeItsBodyIsSent() throws IOException {
        // The token stands in the body, as a form sends it, or before it, as a script does.
        for (var header : new String[] {"", "X-CSRF-TOKEN: " + token + "\r\n"}) {
            try (var socket = new Socket("localhost", port)) {
                socket.setSoTimeout(3_000);
                socket.getOutputStream()
                        .write(head("/tasks/none/documents", header).getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();

                var answer = firstOf(socket.getInputStream());
                assertThat(answer).startsWith("HTTP/1.1 413").contains("内容太大，没有接收");
            }
        }
    }

    /** Parts that never end, as a browser that left in the middle would send them. */
    @Test
    void saysWhenItCannotBeRead() {
        var broken = person.send(person.request("/tasks/none/documents")
                .header("X-CSRF-TOKEN", token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nx"))
                .build());

        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("</main>");
    }

    @Test
    void isRefusedForProgramsToo() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(3_000);
            var signed = "Authorization: " + Visitor.basic("uploadPerson") + "\r\nIdempotency-Key: k\r\n";
            socket.getOutputStream()
                    .write(head("/api/cases/none/documents", signed).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();

            assertThat(firstOf(socket.getInputStream())).startsWith("HTTP/1.1 413");
        }
    }

    private String head(String address, String headers) {
        return "POST " + address + " HTTP/1.1\r\nHost: localhost\r\nCookie: JSESSIONID="
                + person.cookie("JSESSIONID").orElseThrow().getValue() + "; BATON-CSRF="
                + person.cookie("BATON-CSRF").orElseThrow().getValue() + "\r\n" + headers
                + "Accept: text/html\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + GIGABYTE
                + "\r\n\r\n--b\r\n";
    }

    /** Enough of the answer for its sentence; the server waits for the rest of the body. */
    private static String firstOf(InputStream in) throws IOException {
        var read = new ByteArrayOutputStream();
        var piece = new byte[8192];
        var text = "";
        while (!text.contains("</main>") && !text.contains("\"status\"")) {
            var length = in.read(piece);
            if (length < 0) {
                break;
            }
            read.write(piece, 0, length);
            text = read.toString(StandardCharsets.UTF_8);
        }
        return text;
    }
}
