package io.baton.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.IntegrationTest;
import io.baton.TestDocuments;
import io.baton.people.Group;
import io.baton.people.Staff;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class DocumentApiTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private ObjectMapper json;

    private final String caseNumber = "T-" + UUID.randomUUID();
    private String person;

    @BeforeEach
    void hire() {
        person = staff.person(Group.LEGAL).id();
    }

    @Test
    void givesTheFirstDocumentForTheSameFileAndRefusesAnotherUnderItsKey() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = upload(key, "方案.txt", "甲");
        var again = upload(key, "方案.txt", "甲");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(json.readTree(again.body())).isEqualTo(json.readTree(first.body()));
        for (var other : new HttpResponse<?>[] {upload(key, "方案.txt", "乙"), upload(key, "别的.txt", "甲")}) {
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(json.readTree((String) other.body()).path("detail").asText())
                    .isNotBlank();
        }
        assertThat(upload(UUID.randomUUID().toString(), "方案.txt", "乙").statusCode())
                .isEqualTo(201);
    }

    private HttpResponse<String> upload(String key, String name, String content) throws Exception {
        var body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n" + content
                + "\r\n--b--\r\n";
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/cases/" + caseNumber
                        + "/documents?purpose=" + TestDocuments.PURPOSE))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (person + ":" + Staff.PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
