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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of Baton's own doors × anonymous callers and wrong people, by the table {@code endpoints.csv}. */
@IntegrationTest
class EndpointTests {

    private static final String UPLOAD =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nx\r\n--b--\r\n";

    private static final String AUDITOR = "endpointAuditor";

    /** The first parts of addresses that lead to no case: settings, people, machinery, and what is one person's own. */
    private static final Set<String> KEPT = Set.of(
            "people",
            "departments",
            "settings",
            "calendar",
            "catalogue",
            "checklist",
            "operations",
            "outbox",
            "figures",
            "robots",
            "notices");

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Staff staff;

    @Autowired
    private ApplicationContext beans;

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

        /** The same on what there is, where its address leads to one of these cases; else as it stands in the table. */
        List<Endpoint> on(Map<String, List<String>> cases) {
            return cases.entrySet().stream()
                    .filter(entry -> inner().startsWith(entry.getKey()))
                    .findFirst()
                    .map(entry -> entry.getValue().stream()
                            .map(id -> at(placeOf(entry.getKey()), id)
                                    .at("case=", cases.get("/projects/{number}").get(0)))
                            .toList())
                    .orElse(List.of(this));
        }

        private Endpoint at(String before, String id) {
            return new Endpoint(
                    verb,
                    path,
                    may,
                    example.replaceFirst("(?<before>" + before + ")[^/?]+", "${before}" + id),
                    outsider,
                    body);
        }

        /** What stands before the last variable of such a path, as a pattern. */
        private static String placeOf(String path) {
            return path.replaceFirst("\\{\\w+}$", "").replaceAll("\\{\\w+}", "[^/]+");
        }

        private String inner() {
            return isApi() ? path.substring("/api".length()) : path;
        }

        /** Whether it leads to one of something that staff work on, and not to what is kept for all of them or for one person. */
        boolean isOfACase() {
            return path.contains("{") && !KEPT.contains(inner().split("/")[1]);
        }

        boolean leadsTo(Map<String, List<String>> cases) {
            return cases.keySet().stream().anyMatch(inner()::startsWith);
        }

        /** Whether an auditor sees what it leads to. */
        boolean showsAuditors() {
            return verb.equals("GET")
                    && Stream.of("readers", "who reads", "business groups and auditors")
                            .anyMatch(may::startsWith);
        }

        boolean isAsked() {
            return !verb.equals("GET") && !verb.equals("ANY");
        }

        /** A form drawn anew is sent and changes nothing. */
        boolean isDrawnAnew() {
            return path.equals("/tasks/{id}/form");
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
        var cases = new RealCases(beans, port).byPath();
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
            for (var real : endpoint.on(cases)) {
                var answer = call(visitor, real, Map.of("X-CSRF-TOKEN", token));
                if (answer.statusCode() != 403 && answer.statusCode() != 404) {
                    let.add(real + " " + real.example() + " answers " + answer.statusCode());
                }
            }
        }
        assertThat(let).isEmpty();
    }

    /** An auditor opens any case, at every address that shows one, and changes nothing, at any. */
    @Test
    void letAuditorsReadEveryCaseAndChangeNothing() throws IOException {
        var cases = new RealCases(beans, port).byPath();
        staff.person(AUDITOR, "realTop", "auditViewer");
        var auditor = Visitor.signedIn(port, AUDITOR);
        var token = Map.of("X-CSRF-TOKEN", auditor.csrf());
        var held = cases.get("/tasks/{id}").get(1);
        var before = rows();

        var wrong = new ArrayList<String>();
        for (var endpoint : endpoints()) {
            for (var real : endpoint.on(cases)) {
                if (endpoint.isOfACase() && !endpoint.leadsTo(cases)) {
                    wrong.add(endpoint + " is tried on no real case");
                } else if (endpoint.isOfACase() && endpoint.showsAuditors()) {
                    var status = call(auditor, real, Map.of()).statusCode();
                    if (status != 200) {
                        wrong.add(real.example() + " is closed to auditors: " + status);
                    }
                } else if (endpoint.isAsked() && !endpoint.isOwn() && !endpoint.isOpen()) {
                    var status = call(auditor, real, token).statusCode();
                    // 404 is no answer about what an auditor may read; 409 names who has the task.
                    var other = !endpoint.isOfACase() ? 404 : real.example().contains(held) ? 409 : 403;
                    if (status != 403 && status != other && !endpoint.isDrawnAnew()) {
                        wrong.add(real + " " + real.example() + " answers " + status);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        for (var task : cases.get("/tasks/{id}")) {
            for (var step : List.of("claim", "complete", "submit-form")) {
                assertThat(atTheEngine(auditor, token, task, step)).as(step).isIn(403, task.equals(held) ? 409 : 403);
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    private static int atTheEngine(Visitor person, Map<String, String> token, String task, String step) {
        var body = step.equals("claim") ? "{\"userId\": \"" + AUDITOR + "\"}" : "{}";
        var request = person.request("/engine-rest/task/" + task + "/" + step)
                .setHeader("Accept", "application/json")
                .header("Content-Type", "application/json");
        token.forEach(request::header);
        return person.send(request.POST(BodyPublishers.ofString(body)).build()).statusCode();
    }

    /** A digest of every table of Baton's and of the engine's tasks and cases, but for what is sent and noted by itself. */
    private Map<String, String> rows() {
        return jdbc
                .sql(
                        """
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_schema = 'baton' and table_name not in ('scheduled_tasks', 'delivery', 'notice', 'calendar_reminder')
                           or table_name in ('act_ru_task', 'act_ru_execution', 'act_ru_variable')
                        """)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toMap(table -> table, table -> jdbc.sql(
                                "select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from "
                                        + table + " t")
                        .query(String.class)
                        .single()));
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
