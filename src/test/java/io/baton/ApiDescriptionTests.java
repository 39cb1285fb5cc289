package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@code /api/openapi} tells programs everything about {@code /api}. */
@IntegrationTest
class ApiDescriptionTests {

    /** Doing it again changes nothing. */
    private static final Set<String> REPEATABLE = Set.of(
            "POST /api/tasks/{id}/claim",
            "POST /api/calendar/preview",
            "POST /api/intakes/{id}/acceptance",
            "POST /api/projects/{number}/solution/reuses",
            "POST /api/operations/jobs/{id}/retry",
            "POST /api/operations/retries",
            "POST /api/notices/{id}/read");

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Staff staff;

    private JsonNode api;

    @BeforeEach
    void read() throws IOException {
        staff.department("apiTop", "TOP", null).person("apiReader", "apiTop", "presalesEngineer");
        var visitor = new Visitor(port);
        var answer = visitor.send(visitor.request("/api/openapi")
                .setHeader("Accept", "application/json")
                .header("Authorization", Visitor.basic("apiReader"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        api = new ObjectMapper().readTree(answer.body());
    }

    @Test
    void isForSignedInPeople() {
        assertThat(new Visitor(port).get("/api/openapi").statusCode()).isEqualTo(401);
    }

    @Test
    void describesEveryEndpoint() {
        var mapped = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.baton."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(verb -> verb + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
        var described = new TreeSet<String>();
        operations((name, operation) -> described.add(name));

        assertThat(described).isEqualTo(mapped);
        assertThat(api.path("openapi").asText()).startsWith("3.");
        assertThat(api.path("info").path("title").asText()).isEqualTo("Baton");
        assertThat(api.path("components").path("securitySchemes").findValuesAsText("scheme"))
                .containsExactly("basic");
    }

    @Test
    void saysWhatEachEndpointDoesAndHowItRefuses() {
        var gaps = new ArrayList<String>();
        operations((name, operation) -> {
            if (operation.path("summary").asText().isEmpty()) {
                gaps.add(name + " has no summary");
            }
            if (operation.path("tags").isEmpty()) {
                gaps.add(name + " has no tag");
            }
            var answers = operation.path("responses");
            for (var status : expected(name, operation)) {
                if (!answers.path(status)
                        .path("content")
                        .path("application/problem+json")
                        .path("schema")
                        .path("$ref")
                        .asText()
                        .endsWith("/Problem")) {
                    gaps.add(name + " does not describe " + status);
                }
            }
            var successes = StreamSupport.stream(iterable(answers).spliterator(), false)
                    .filter(status -> status.startsWith("2"))
                    .toList();
            if (successes.size() != 1) {
                gaps.add(name + " succeeds with " + successes);
            }
            if (name.startsWith("POST ")
                    && !REPEATABLE.contains(name)
                    && !operation.path("parameters").findValuesAsText("name").contains("Idempotency-Key")) {
                gaps.add(name + " can't be repeated safely");
            }
        });
        assertThat(gaps).isEmpty();
        assertThat(api.path("components")
                        .path("schemas")
                        .path("Problem")
                        .path("properties")
                        .has("errors"))
                .isTrue();
    }

    @Test
    void refersOnlyToWhatItHas() {
        for (var reference : api.findValuesAsText("$ref")) {
            assertThat(api.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    private static Set<String> expected(String name, JsonNode operation) {
        var statuses = new TreeSet<>(Set.of("401", "403"));
        if (name.contains("{")) {
            statuses.add("404");
        }
        if (!name.startsWith("GET ")) {
            statuses.add("409");
        }
        if (operation.has("requestBody")) {
            statuses.add("422");
        }
        return statuses;
    }

    private interface Look {
        void at(String name, JsonNode operation);
    }

    private void operations(Look look) {
        for (var path : api.path("paths").properties()) {
            for (var verb : path.getValue().properties()) {
                look.at(verb.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), verb.getValue());
            }
        }
    }

    private static Iterable<String> iterable(JsonNode node) {
        return node::fieldNames;
    }
}
