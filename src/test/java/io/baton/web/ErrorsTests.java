package io.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.Visitor;
import java.net.http.HttpRequest;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What each failure looks like to a person, to a part of a page and to a program. */
@IntegrationTest
class ErrorsTests {

    /** Fails in every way there is. */
    static final class Failing {

        void fail(@PathVariable String how) {
            throw switch (how) {
                case "hidden" -> refusal(Refusal.Kind.NOT_FOUND);
                case "forbidden" -> refusal(Refusal.Kind.FORBIDDEN);
                case "stale" -> refusal(Refusal.Kind.STALE);
                case "invalid" -> refusal(Refusal.Kind.INVALID);
                case "tooMuch" -> refusal(Refusal.Kind.TOO_MUCH);
                case "wrapped" -> new IllegalStateException("outside", refusal(Refusal.Kind.INVALID));
                case "denied" -> new AccessDeniedException("secret");
                case "overtaken" -> new OptimisticLockingFailureException("secret");
                case "rejected" -> new RequestRejectedException("secret");
                case "databaseGone" -> new DataAccessResourceFailureException("secret");
                case "poolEmpty" -> new CannotCreateTransactionException("secret");
                default -> new IllegalStateException("secret");
            };
        }

        private static Refusal refusal(Refusal.Kind kind) {
            return new Refusal(kind, List.of(FieldProblem.of("title", "web.invalid")), "web.error.409") {};
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private RequestMappingInfo failing;

    @BeforeEach
    void offerFailures() throws NoSuchMethodException {
        staff.department("errorsTop", "TOP", null).person("errorsPerson", "errorsTop", "presalesEngineer");
        failing = RequestMappingInfo.paths("/failing/{how}", "/api/failing/{how}")
                .options(requestMappingHandlerMapping.getBuilderConfiguration())
                .build();
        requestMappingHandlerMapping.registerMapping(
                failing, new Failing(), Failing.class.getDeclaredMethod("fail", String.class));
    }

    @AfterEach
    void withdrawFailures() {
        requestMappingHandlerMapping.unregisterMapping(failing);
    }

    @ParameterizedTest
    @CsvSource({
        "hidden, 404",
        "forbidden, 403",
        "denied, 403",
        "stale, 409",
        "overtaken, 409",
        "invalid, 422",
        "wrapped, 422",
        "rejected, 400",
        "tooMuch, 429",
        "databaseGone, 503",
        "poolEmpty, 503",
        "unforeseen, 500"
    })
    void lookAlikeAtEveryDoor(String how, int status) {
        var visitor = Visitor.signedIn(port, "errorsPerson");
        var page = visitor.get("/failing/" + how);
        var fragment = visitor.get("/failing/" + how, "HX-Request", "true");
        var program = visitor.get("/api/failing/" + how);

        for (var answer : List.of(page, fragment, program)) {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("secret", "Exception", "io.baton", "org.springframework");
            if (status == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            }
        }
        assertThat(Jsoup.parse(page.body()).select("main h1").text()).isNotBlank();
        assertThat(fragment.body()).doesNotContain("<html").contains("alert");
        assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(program.body()).contains("\"status\":" + status, "\"detail\":");
        if (status == 422) {
            assertThat(program.body()).contains("\"errors\":[{", "\"field\":\"title\"");
            assertThat(Jsoup.parse(fragment.body()).select("li")).hasSize(1);
        }
        if (status == 500) {
            assertThat(program.body()).contains("\"id\":\"");
            assertThat(Jsoup.parse(page.body()).select("main code").text()).hasSize(36);
        }
    }

    /** A program is told which part of its request can't be read. */
    @ParameterizedTest
    @CsvSource({
        "/api/needs, {}, Idempotency-Key",
        "/api/intakes, '{\"unknown\": 1}', unknown",
        "/api/intakes, '{\"need\": {\"deep\": 1}}', need",
        "/api/needs?intake=x, {}, intake"
    })
    void namesWhatCannotBeRead(String path, String body, String field) {
        var visitor = new Visitor(port);
        var answer = visitor.send(visitor.request(path)
                .header("Authorization", Visitor.basic("errorsPerson"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"errors\":[{", "\"field\":\"" + field + "\"");
    }
}
