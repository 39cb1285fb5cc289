package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.presales.Presales;
import io.baton.project.Need;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    @Autowired
    private Customers customers;

    @Autowired
    private Presales presales;

    @Autowired
    private Projects projects;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private record Endpoint(String verb, String path, String may, String example, String outsider, String body) {

        boolean isApi() {
            return path.startsWith("/api/");
        }

        /** Leads to what belongs to the caller alone. */
        boolean isOwn() {
            return may.startsWith("signedIn (own");
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

        /** The same on a real case and one of its tasks, where its address leads to one. */
        Endpoint onCase(String number, String task) {
            var real = path.startsWith("/tasks/{id}") || path.startsWith("/api/tasks/{id}")
                    ? example.replaceFirst("/tasks/[^/?]+", "/tasks/" + task)
                    : example.replaceFirst("XM-2026-\\d{6}", number);
            return new Endpoint(verb, path, may, real, outsider, body);
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
                        .flatMap(path -> entry.getKey()
                                        .getMethodsCondition()
                                        .getMethods()
                                        .isEmpty()
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
                            && answer.headers()
                                    .firstValue("Location")
                                    .orElse("")
                                    .endsWith("/login");
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

    /** An auditor opens any case, at every address that shows one, and changes nothing, at any. */
    @Test
    void letAuditorsReadEveryCaseAndChangeNothing() throws IOException {
        staff.department("endpointTop", "TOP", null)
                .department("endpointElsewhere", "BRANCH", "endpointTop")
                .person("endpointRaiser", "endpointElsewhere", "accountManager")
                .person("endpointAuditor", "endpointTop", "auditViewer");
        var number = presales.raiseNeed(need(), "endpointRaiser");
        var task = acting.call("system:test", () -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId());
        var auditor = Visitor.signedIn(port, "endpointAuditor");
        var token = auditor.csrf();
        var evidence = evidenceOf("endpointAuditor");

        var wrong = new ArrayList<String>();
        for (var endpoint : endpoints()) {
            var real = endpoint.onCase(number, task);
            if (endpoint.verb().equals("GET")) {
                var showsTheCase = endpoint.may().startsWith("readers")
                        && !real.example().equals(endpoint.example())
                        && !real.example().contains("/none");
                if (showsTheCase && call(auditor, real, Map.of()).statusCode() != 200) {
                    wrong.add(real.example() + " is closed to auditors");
                }
            } else if (!endpoint.isOwn()
                    && !endpoint.isOpen()
                    && !endpoint.verb().equals("ANY")) {
                var status = call(auditor, real, Map.of("X-CSRF-TOKEN", token)).statusCode();
                // 409: the step at which anybody could is not reached. A form drawn anew changes nothing.
                if (!Set.of(403, 404, 409).contains(status) && !endpoint.path().endsWith("/form")) {
                    wrong.add(real + " " + real.example() + " answers " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(evidenceOf("endpointAuditor")).isEqualTo(evidence);
        assertThat(projects.get(number).status()).isEqualTo(ProjectStatus.PRESALES);
    }

    private long evidenceOf(String person) {
        return jdbc.sql("select count(*) from baton.evidence where by = :by")
                .param("by", person)
                .query(Long.class)
                .single();
    }

    private Need need() {
        var customer = customers.create(
                new CustomerDetails(
                        "客户 " + UUID.randomUUID(), null, "other", "prefecture", null, "medium", "张主任 020-12345678"),
                "endpointRaiser");
        return new Need(
                customer.id(),
                "跨省内网",
                "总部与物流园组网",
                "group-intranet",
                Set.of("vpn"),
                4,
                new BigDecimal("50"),
                "city",
                "normal",
                new BigDecimal("600000"),
                "medium",
                false,
                LocalDate.of(2027, 3, 31),
                "customer",
                false,
                null);
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
