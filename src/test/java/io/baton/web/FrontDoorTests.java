package io.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who gets in at the pages and at {@code /api}, and what everybody else is told. */
@IntegrationTest
class FrontDoorTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @BeforeEach
    void people() {
        staff.department("doorTop", "TOP", null).person("doorPerson", "doorTop", "presalesEngineer");
    }

    @Test
    void leadsAnonymousPeopleToTheSignInAndBackToThePageTheyWanted() {
        var visitor = new Visitor(port);

        var sentAway = visitor.get("/tasks?tab=done");
        assertThat(sentAway.statusCode()).isEqualTo(302);
        assertThat(sentAway.headers().firstValue("Location")).get().asString().endsWith("/login");

        var welcome = visitor.submit("/login", "/login", Map.of("username", "doorPerson", "password", Staff.PASSWORD));
        assertThat(welcome.headers().firstValue("Location")).get().asString().endsWith("/tasks?tab=done");
        var page = visitor.get("/tasks?tab=done");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("人doorPerson");
    }

    @Test
    void answersAnonymousProgramsAndFragmentsWith401() {
        var api = new Visitor(port).get("/api/tasks", "Accept-Language", "en");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(api.body()).contains("Please sign in first.");
        assertThat(api.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .doesNotContain("Basic");

        var fragment = new Visitor(port).get("/tasks", "HX-Request", "true");
        assertThat(fragment.statusCode()).isEqualTo(401);
        assertThat(fragment.body()).doesNotContain("<html");
    }

    @Test
    void refusesUnsafeRequestsWithoutTheTokenInASessionButNotWithAPassword() {
        var visitor = Visitor.signedIn(port, "doorPerson");
        var nothing = BodyPublishers.noBody();

        var forged = visitor.send(
                visitor.request("/api/tasks/none/claim").POST(nothing).build());
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(visitor.post("/logout", Map.of()).statusCode()).isEqualTo(403);

        var meant = visitor.send(visitor.request("/api/tasks/none/claim")
                .header("X-CSRF-TOKEN", visitor.csrf())
                .POST(nothing)
                .build());
        assertThat(meant.statusCode()).isEqualTo(404);

        var program = new Visitor(port);
        var signed = program.send(program.request("/api/tasks/none/claim")
                .header("Authorization", Visitor.basic("doorPerson"))
                .POST(nothing)
                .build());
        assertThat(signed.statusCode()).isEqualTo(404);
        assertThat(signed.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /tasks/none/claim",
        "POST, /api/tasks/none/claim",
        "PUT, /api/tasks/none/claim",
        "PATCH, /api/tasks/none/claim",
        "DELETE, /api/tasks/none/claim",
        "POST, /engine-rest/task/none/claim",
        "PUT, /engine-rest/task/none",
        "DELETE, /engine-rest/task/none",
        "POST, /login",
        "POST, /logout",
    })
    void refusesForgedRequests(String verb, String path) {
        var visitor = Visitor.signedIn(port, "doorPerson");
        var foreign =
                new Visitor(port).page("/login").select("meta[name=csrf-token]").attr("content");
        assertThat(foreign).isNotEmpty();

        for (var token : List.of("", "forged", foreign)) {
            var forged = visitor.send(visitor.request(path)
                    .header("X-CSRF-TOKEN", token)
                    .method(verb, BodyPublishers.noBody())
                    .build());

            assertThat(forged.statusCode()).as("with %s", token).isEqualTo(403);
        }
    }

    @Test
    void signsInFromAPageWhoseSessionIsGone() {
        var visitor = new Visitor(port);
        visitor.get("/tasks");
        var fields = new HashMap<>(Map.of("username", "doorPerson", "password", Staff.PASSWORD));
        fields.put("_csrf", visitor.page("/login").select("input[name=_csrf]").val());

        visitor.forget("JSESSIONID");
        var welcome = visitor.post("/login", fields);

        assertThat(welcome.statusCode()).isEqualTo(302);
        assertThat(welcome.headers().firstValue("Location")).get().asString().doesNotContain("failed");
        assertThat(visitor.get("/tasks").statusCode()).isEqualTo(200);
    }

    @Test
    void changesSessionAndTokenAtTheSignIn() {
        var visitor = new Visitor(port);
        visitor.get("/tasks");
        var before = visitor.page("/login").select("meta[name=csrf-token]").attr("content");
        var session = visitor.cookie("JSESSIONID").orElseThrow().getValue();
        var token = visitor.cookie("BATON-CSRF").orElseThrow();
        assertThat(token.isHttpOnly()).isTrue();

        visitor.submit("/login", "/login", Map.of("username", "doorPerson", "password", Staff.PASSWORD));
        visitor.get("/tasks");

        assertThat(visitor.cookie("JSESSIONID").orElseThrow().getValue()).isNotEqualTo(session);
        assertThat(visitor.cookie("BATON-CSRF").orElseThrow().getValue()).isNotEqualTo(token.getValue());
        assertThat(visitor.post("/logout", Map.of("_csrf", before)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void masksTheTokenAnewOnEachPageAndKeepsItFromOtherSites() {
        var visitor = new Visitor(port);
        var first = visitor.get("/login");

        assertThat(first.headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("BATON-CSRF=").contains("HttpOnly", "SameSite=Lax"));
        var token = visitor.cookie("BATON-CSRF").orElseThrow().getValue();
        assertThat(first.body()).doesNotContain(token);
        assertThat(Jsoup.parse(first.body()).select("meta[name=csrf-token]").attr("content"))
                .isNotEqualTo(
                        visitor.page("/login").select("meta[name=csrf-token]").attr("content"));
    }

    @Test
    void readsNoSessionWhenARequestIsSigned() {
        var visitor = Visitor.signedIn(port, "doorPerson");

        var answer = visitor.send(visitor.request("/api/tasks/none/claim")
                .header("Authorization", "Basic bm9ib2R5Om5vdGhpbmc=")
                .POST(BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void endsASessionWithTheAccountAndCountsChangedGroupsAtOnce() {
        var visitor = Visitor.signedIn(port, "doorPerson");
        assertThat(visitor.get("/tasks").statusCode()).isEqualTo(200);

        staff.disable("doorPerson");

        assertThat(visitor.get("/tasks").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/api/tasks").statusCode()).isEqualTo(401);
    }

    @Test
    void signsOut() {
        var visitor = Visitor.signedIn(port, "doorPerson");

        assertThat(visitor.submit("/tasks", "/logout", Map.of()).statusCode()).isEqualTo(302);

        assertThat(visitor.get("/tasks").statusCode()).isEqualTo(302);
    }

    @Test
    void allowsNothingInlineAndNothingFromElsewhere() {
        var answer = Visitor.signedIn(port, "doorPerson").get("/tasks");

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("[style], [onclick], script:not([src]), style")).isEmpty();
    }

    @Test
    void speaksTheChosenLanguage() {
        var visitor = Visitor.signedIn(port, "doorPerson");
        assertThat(visitor.page("/tasks").select("html").attr("lang")).isEqualTo("zh-CN");

        assertThat(visitor.page("/tasks?lang=en").select("html").attr("lang")).isEqualTo("en");

        assertThat(visitor.page("/tasks").select("h1").text()).isEqualTo("Work");
        assertThat(visitor.page("/tasks?lang=xx").select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void tellsWhatDoesNotExistWithoutInternals() {
        var visitor = Visitor.signedIn(port, "doorPerson");

        var page = visitor.get("/no/such/page");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有这个页面").doesNotContain("Exception", "org.springframework");

        var api = visitor.get("/api/no/such/thing");
        assertThat(api.statusCode()).isEqualTo(404);
        assertThat(api.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
    }

    @Test
    void doesNotTellWhichAccountsExist() {
        var visitor = new Visitor(port);
        var wrong = visitor.submit("/login", "/login", Map.of("username", "doorPerson", "password", "wrong"));
        var page = visitor.page("/login?failed");
        var unknown = visitor.submit("/login", "/login", Map.of("username", "doorNobody", "password", "wrong"));

        assertThat(wrong.headers().firstValue("Location"))
                .isEqualTo(unknown.headers().firstValue("Location"));
        assertThat(page.select(".alert").text()).isEqualTo("账号或密码不对。");
    }

    /** What nobody can read is the caller's mistake; a failure would be ours and fill the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers/abc",
                "/documents/abc",
                "/api/customers/99999999999999999999",
                "/api/documents/abc/content",
                "/api/projects?customerId=abc",
                "/projects?text=a%00b",
                "/api/projects?before=%00",
                "/api/customers?text=%00"
            })
    void blamesTheCallerForAnUnreadableAddress(String path) {
        assertThat(Visitor.signedIn(port, "doorPerson").get(path).statusCode()).isIn(400, 404, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "{\"text\":{}}", "{\"unknown\":1}"})
    void blamesTheCallerForAnUnreadableBody(String body) {
        var visitor = new Visitor(port);

        var answer = visitor.send(visitor.request("/api/tasks/none/comments")
                .header("Authorization", Visitor.basic("doorPerson"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain("io.baton", "Exception", "java.");
    }

    @Test
    void refusesInWordsWhatTheHandlerOfALibraryRefused() {
        var answer = new Visitor(port).get("/actuator/health");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(Jsoup.parse(answer.body()).select("h1")).isNotEmpty();
    }

    @Test
    void blamesTheCallerForAFileNameThatTheContainerRefuses() {
        var visitor = new Visitor(port);

        var answer = visitor.send(visitor.request("/login")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(
                        BodyPublishers.ofString(
                                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0.txt\"\r\n\r\na\r\n--x--\r\n"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(400);
    }
}
