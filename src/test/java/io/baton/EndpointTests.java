package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of Baton's own doors × anonymous callers and wrong people, by the table {@code endpoints.csv}. */
@IntegrationTest
class EndpointTests {

    private static final String UPLOAD =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nx\r\n--b--\r\n";

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Staff staff;

    private record Endpoint(String verb, String path, String may, String example, String outsider, String body) {

        boolean isApi() {
            return path.startsWith("/api/");
        }

        boolean isUpload() {
            return body.equals("FILE");
        }

        String contentType() {
            if (isUpload()) {
                return "multipart/form-data; boundary=b";
            }
            return isApi() ? "application/json" : "application/x-www-form-urlencoded";
        }

        boolean isOpen() {
            return may.startsWith("everyone");
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    @Test
    void standInTheTable() throws IOException {
        var mapped = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.baton."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().isEmpty()
                                ? Stream.of("ANY " + path)
                                : entry.getKey().getMethodsCondition().getMethods().stream()
                                        .map(verb -> verb + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(mapped)
                .containsExactlyInAnyOrderElementsOf(
                        endpoints().stream().map(Endpoint::toString).toList());
    }

    @Test
    void areClosedToAnonymousCallers() throws IOException {
        var open = new ArrayList<String>();
        for (var endpoint : endpoints()) {
            var visitor = new Visitor(port);
            var answer = endpoint.verb().equals("POST") && !endpoint.isApi()
                    ? withToken(visitor, endpoint)
                    : call(visitor, endpoint, Map.of());
            var closed = endpoint.isApi()
                    ? answer.statusCode() == 401 || answer.statusCode() == 403
                    : answer.statusCode() == 302
                            && answer.headers().firstValue("Location").orElse("").endsWith("/login");
            if (closed == endpoint.isOpen()) {
                open.add(endpoint + " answers " + answer.statusCode());
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void refuseTheWrongPerson() throws IOException {
        staff.department("endpointTop", "TOP", null).department("endpointElsewhere", "BRANCH", "endpointTop");
        var outsiders = new HashMap<String, Visitor>();
        var tokens = new HashMap<String, String>();
        var let = new ArrayList<String>();
        for (var endpoint : endpoints()) {
            if (endpoint.outsider().isEmpty()) {
                continue;
            }
            var person = "endpoint" + endpoint.outsider();
            var visitor = outsiders.computeIfAbsent(person, id -> {
                staff.person(id, "endpointElsewhere", endpoint.outsider());
                return Visitor.signedIn(port, id);
            });
            var token = tokens.computeIfAbsent(person, id -> visitor.csrf());
            var answer = call(visitor, endpoint, Map.of("X-CSRF-TOKEN", token));
            if (answer.statusCode() != 403 && answer.statusCode() != 404) {
                let.add(endpoint + " answers " + answer.statusCode());
            }
        }
        assertThat(let).isEmpty();
    }

    private HttpResponse<String> withToken(Visitor visitor, Endpoint endpoint) {
        var token = visitor.page("/login").select("meta[name=csrf-token]").attr("content");
        return call(visitor, endpoint, Map.of("X-CSRF-TOKEN", token));
    }

    private static HttpResponse<String> call(Visitor visitor, Endpoint endpoint, Map<String, String> headers) {
        var request = visitor.request(endpoint.example());
        headers.forEach(request::header);
        if (endpoint.isApi()) {
            request.header("Idempotency-Key", "endpoint");
        }
        if (!endpoint.body().isEmpty()) {
            request.header("Content-Type", endpoint.contentType());
        }
        var verb = endpoint.verb().equals("ANY") ? "GET" : endpoint.verb();
        return visitor.send(request.setHeader("Accept", endpoint.isApi() ? "*/*" : "text/html")
                .method(
                        verb,
                        endpoint.body().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(endpoint.isUpload() ? UPLOAD : endpoint.body()))
                .build());
    }

    private static List<Endpoint> endpoints() throws IOException {
        try (var lines = Files.lines(Path.of("src/test/resources/endpoints.csv"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .map(cell -> new Endpoint(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]))
                    .toList();
        }
    }
}
