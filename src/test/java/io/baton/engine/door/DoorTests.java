package io.baton.engine.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.IntegrationTest;
import io.baton.engine.ActingPerson;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The engine's own doors, over HTTP. */
@IntegrationTest
class DoorTests {

    private static final String PASSWORD = "door-test-password";
    private static final String FORM =
            """
            {"id": "door-form", "type": "default", "schemaVersion": 16, "components": [
              {"type": "textfield", "key": "title", "label": "项目", "readonly": true},
              {"type": "radio", "key": "verdict", "label": "结论", "validate": {"required": true},
               "values": [{"label": "同意", "value": "approve"}, {"label": "返工", "value": "rework"}]},
              {"type": "textarea", "key": "reason", "label": "理由", "validate": {"required": true, "maxLength": 20},
               "conditional": {"hide": "=verdict != \\"rework\\""}}]}
            """;
    private static final String MODEL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="http://baton">
              <bpmn:process id="door-process" name="Door" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="event_start"/>
                <bpmn:sequenceFlow id="flow_1" sourceRef="event_start" targetRef="userTask_review"/>
                <bpmn:userTask id="userTask_review" name="评审" camunda:candidateGroups="technicalReviewer" camunda:formRef="door-form" camunda:formRefBinding="deployment"/>
                <bpmn:sequenceFlow id="flow_2" sourceRef="userTask_review" targetRef="event_end"/>
                <bpmn:endEvent id="event_end"/>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private ServletContext servlet;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void enterPeople() {
        department("doorTop", "TOP", null);
        department("doorCentre", "CENTRE", "doorTop");
        department("doorNorth", "DISTRICT", "doorTop");
        department("doorSouth", "DISTRICT", "doorTop");
        var hash = passwords.encode(PASSWORD);
        person("doorReviewer", "doorCentre", "technicalReviewer", hash);
        person("doorColleague", "doorCentre", "technicalReviewer", hash);
        person("doorNorthReviewer", "doorNorth", "technicalReviewer", hash);
        person("doorSouthReviewer", "doorSouth", "technicalReviewer", hash);
        person("doorFinance", "doorCentre", "finance", hash);
        person("doorAuditor", "doorTop", "auditViewer", hash);
        person("doorAdmin", "doorTop", "admin", hash);
        acting.run("system:test", () -> {
            if (repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey("door-process")
                            .count()
                    == 0) {
                repository
                        .createDeployment()
                        .addString("processes/door/door-process.bpmn", MODEL)
                        .addString("forms/door/door-form.form", FORM)
                        .deploy();
            }
        });
    }

    @Test
    void anonymousCallersAreAskedToSignInAndNotSentElsewhere() throws Exception {
        for (var path : List.of(
                "/engine-rest/task", "/engine-rest/engine/default/task", "/engine-rest", "/engine-rest/version")) {
            var answer = call(null, "GET", path, null);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(json.readTree(answer.body()).path("message").asText()).isNotBlank();
        }
        for (var path : List.of("/engine%2Drest/task", "/camunda/%61pi/engine/engine/default/task")) {
            assertThat(call(null, "GET", path, null).statusCode())
                    .as("spelt otherwise it is refused too")
                    .isIn(400, 401);
            assertThat(call("doorReviewer", "GET", path, null).statusCode()).isIn(400, 401);
        }
        assertThat(call("doorReviewer", "wrong", "GET", "/engine-rest/task", null)
                        .statusCode())
                .isEqualTo(401);
        assertThat(call(null, "GET", "/camunda/api/engine/engine/default/task", null)
                        .statusCode())
                .isEqualTo(401);
        var page = call(null, "GET", "/camunda/app/tasklist/default/", null);
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void everyOperationThatIsNotOpenIsRefusedToStaff() throws Exception {
        var refused = EnginePathsTests.operations().stream()
                .filter(operation -> !operation.startsWith("POST /engine/")
                        && !operation.startsWith("PUT /engine/")
                        && !operation.startsWith("DELETE /engine/"))
                .filter(operation -> {
                    var open = EnginePaths.of(
                            operation.split(" ")[0], "/engine-rest" + operation.split(" ")[1]);
                    return open != EnginePaths.Open.READING && open != EnginePaths.Open.TASK_WORK;
                })
                .toList();
        var cookie = session("doorReviewer");
        assertThat(refused).hasSizeGreaterThan(150);
        for (var operation : refused) {
            var path = "/engine-rest" + operation.split(" ")[1].replaceAll("\\{[^}]*}", "x");
            assertThat(cookie.send(operation.split(" ")[0], path, "{}").statusCode())
                    .as(operation)
                    .isEqualTo(403);
        }
    }

    @Test
    void aTaskIsSeenByItsPeopleInTheCasesDepartmentOnly() throws Exception {
        var task = newTask("doorNorth");

        assertThat(sees("doorReviewer", task))
                .as("the centre serves everywhere")
                .isTrue();
        assertThat(sees("doorNorthReviewer", task)).isTrue();
        assertThat(sees("doorSouthReviewer", task)).as("another district").isFalse();
        assertThat(sees("doorFinance", task)).as("another group").isFalse();
        assertThat(sees("doorAuditor", task)).isFalse();
        assertThat(call(
                                "doorSouthReviewer",
                                "POST",
                                "/engine-rest/task/" + task + "/claim",
                                "{\"userId\": \"doorSouthReviewer\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTaskIsClaimedAndCompletedByItsForm() throws Exception {
        var task = newTask("doorNorth");
        var path = "/engine-rest/task/" + task;

        assertThat(call("doorReviewer", "POST", path + "/claim", "{\"userId\": \"doorReviewer\"}")
                        .statusCode())
                .isEqualTo(204);
        var taken = call("doorColleague", "POST", path + "/claim", "{\"userId\": \"doorColleague\"}");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(message(taken)).contains("doorReviewer");
        var missing =
                call("doorReviewer", "POST", path + "/submit-form", variables("\"verdict\": {\"value\": \"rework\"}"));
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(message(missing)).contains("reason");
        var unknown = call(
                "doorReviewer",
                "POST",
                path + "/complete",
                variables("\"verdict\": {\"value\": \"approve\"}, \"grade\": {\"value\": \"A\"}"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(message(unknown)).contains("grade");
        var changed = call(
                "doorReviewer",
                "POST",
                path + "/complete",
                variables("\"verdict\": {\"value\": \"approve\"}, \"title\": {\"value\": \"别的\"}"));
        assertThat(changed.statusCode()).isEqualTo(422);

        var done = call(
                "doorReviewer",
                "POST",
                path + "/submit-form",
                variables("\"verdict\": {\"value\": \"approve\"}, \"title\": {\"value\": \"沙园街\"}"));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        assertThat(call("doorReviewer", "GET", path, null).statusCode()).isEqualTo(404);
    }

    @Test
    void anAssigneeLosesTheTaskWithTheAssignment() throws Exception {
        var task = newTask("doorSouth");
        acting.run("doorSouthReviewer", () -> tasks.setAssignee(task, "doorSouthReviewer"));
        assertThat(grants(task)).contains("doorSouthReviewer");

        acting.run("doorSouthReviewer", () -> tasks.setAssignee(task, "doorReviewer"));

        assertThat(grants(task)).contains("doorReviewer").doesNotContain("doorSouthReviewer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/admin/default/setup/",
                "/camunda/app/admin/default/setup",
                "/camunda/app/admin/default/%73etup/",
                "/camunda/api/admin/setup/default/user/create"
            })
    void nobodyReachesTheSetupOfAFirstAdministrator(String path) throws Exception {
        for (var person : List.of("doorReviewer", "doorAdmin")) {
            var browser = session(person);
            assertThat(browser.send("GET", path, null).statusCode()).isEqualTo(403);
            assertThat(browser.send(
                                    "POST",
                                    path,
                                    "{\"profile\": {\"id\": \"x\"}, \"credentials\": {\"password\": \"x\"}}")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(call(null, "POST", path, "{}").statusCode()).isIn(401, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "doorReviewer, tasklist, true",
        "doorReviewer, cockpit, false",
        "doorReviewer, admin, false",
        "doorAdmin, cockpit, true",
        "doorAdmin, admin, true",
        "doorAuditor, tasklist, false",
    })
    void aSignedInPersonComesIntoTheirWebAppsWithoutSigningInAgain(String person, String app, boolean may)
            throws Exception {
        var browser = session(person);

        var page = browser.send("GET", "/camunda/app/" + app + "/default/", null);
        var who = browser.send("GET", "/camunda/api/admin/auth/user/default", null);

        assertThat(page.statusCode()).isEqualTo(may ? 200 : 403);
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .as("Camunda's own, and none of Baton's")
                .hasSizeLessThan(2)
                .allMatch(policy -> policy.contains("'nonce-"));
        var known = json.readTree(who.body());
        assertThat(known.path("userId").asText()).isEqualTo(person);
        assertThat(known.path("authorizedApps").toString().contains(app)).isEqualTo(may);
    }

    @Test
    void theWebAppsShowAndGuardTheSameTasks() throws Exception {
        var task = newTask("doorNorth");
        var north = session("doorNorthReviewer");
        north.send("GET", "/camunda/app/tasklist/default/", null);
        var api = "/camunda/api/engine/engine/default/task";

        assertThat(north.send("GET", api + "?active=true", null).body()).contains(task);
        assertThat(session("doorSouthReviewer").send("GET", api, null).body()).doesNotContain(task);
        assertThat(north.send("POST", api + "/" + task + "/claim", "{\"userId\": \"doorNorthReviewer\"}")
                        .statusCode())
                .isEqualTo(204);
        var refused = north.send("POST", api + "/" + task + "/submit-form", variables(""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(message(refused)).contains("verdict");
        assertThat(north.send("POST", api + "/" + task + "/variables", "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDisabledPersonIsOut() throws Exception {
        var browser = session("doorFinance");
        assertThat(browser.send("GET", "/engine-rest/task", null).statusCode()).isEqualTo(200);
        jdbc.sql("update baton.account set enabled = false where id = 'doorFinance'")
                .update();
        try {
            assertThat(browser.send("GET", "/engine-rest/task", null).statusCode())
                    .isEqualTo(401);
            assertThat(call("doorFinance", "GET", "/engine-rest/task", null).statusCode())
                    .isEqualTo(401);
            assertThat(browser.send("GET", "/camunda/api/engine/engine/default/task", null)
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            jdbc.sql("update baton.account set enabled = true where id = 'doorFinance'")
                    .update();
        }
    }

    @Test
    void aSessionNeedsItsTokenToChangeSomething() throws Exception {
        var task = newTask("doorNorth");
        var browser = session("doorReviewer");
        browser.csrf = null;

        assertThat(browser.send("POST", "/engine-rest/task/" + task + "/claim", "{\"userId\": \"doorReviewer\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signingOutOfAWebAppEndsTheOneSession() throws Exception {
        var browser = session("doorReviewer");
        browser.send("GET", "/camunda/app/tasklist/default/", null);

        var out = browser.send("POST", "/camunda/api/admin/auth/user/default/logout", "");

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(browser.send("GET", "/camunda/app/tasklist/default/", null)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login");
        assertThat(browser.send("GET", "/api/me", null).statusCode()).isEqualTo(401);
    }

    @Test
    void theSharedFiltersFindWhatThePersonMaySee() throws Exception {
        var task = newTask("doorNorth");
        var filters = json.readTree(call("doorNorthReviewer", "GET", "/engine-rest/filter?resourceType=Task", null)
                .body());

        assertThat(filters.findValuesAsText("name")).contains("全部任务 All tasks");
        for (JsonNode filter : filters) {
            assertThat(call(
                                    "doorNorthReviewer",
                                    "GET",
                                    "/engine-rest/filter/" + filter.path("id").asText() + "/list",
                                    null)
                            .body())
                    .contains(task);
        }
    }

    @Test
    void administratorsSeeTheStepsOfCasesAndNotTheirValues() throws Exception {
        var task = newTask("doorNorth");

        assertThat(call("doorAdmin", "GET", "/engine-rest/task/" + task, null).statusCode())
                .isEqualTo(200);
        assertThat(call("doorAdmin", "GET", "/engine-rest/task/" + task + "/variables", null)
                        .statusCode())
                .isEqualTo(403);
        for (var query : List.of(
                "variable-instance", "history/variable-instance", "history/detail", "history/decision-instance")) {
            var found = call("doorAdmin", "GET", "/engine-rest/" + query, null);
            assertThat(json.readTree(found.body())).as(query).isEmpty();
        }
        assertThat(call("doorNorthReviewer", "GET", "/engine-rest/task/" + task + "/variables", null)
                        .body())
                .as("who works on the task reads its values")
                .contains("沙园街");
    }

    @ParameterizedTest
    @CsvSource({"/engine-rest/metrics, 500", "/engine-rest/task?name=%00, 400"})
    void tellsNoInternalsOfAFailure(String path, int status) throws Exception {
        var failed = call("doorReviewer", "GET", path, null);

        assertThat(failed.statusCode()).isEqualTo(status);
        assertThat(failed.body()).doesNotContain("Exception", "camunda", "SQL", "Cause");
    }

    @Test
    void whatFailedIsTriedAgainOnlyWhereAReasonIsAskedFor() throws Exception {
        var retries = Map.of(
                "PUT job/x/retries", "{\"retries\": 1}",
                "POST job/x/execute", "{}",
                "POST job/retries", "{\"jobIds\": [\"x\"], \"retries\": 1}",
                "PUT job-definition/x/retries", "{\"retries\": 1}",
                "POST process-instance/job-retries", "{\"processInstances\": [\"x\"], \"retries\": 1}",
                "POST process-instance/job-retries-historic-query-based",
                        "{\"processInstances\": [\"x\"], \"retries\": 1}");
        var cockpit = session("doorAdmin");
        cockpit.send("GET", "/camunda/app/cockpit/default/", null);
        for (var retry : retries.entrySet()) {
            var verb = retry.getKey().split(" ")[0];
            var path = retry.getKey().split(" ")[1];
            for (var refused : List.of(
                    call("doorAdmin", verb, "/engine-rest/" + path, retry.getValue()),
                    cockpit.send(verb, "/camunda/api/engine/engine/default/" + path, retry.getValue()))) {
                assertThat(refused.statusCode()).as(retry.getKey()).isEqualTo(403);
                assertThat(message(refused)).as(retry.getKey()).contains("/operations");
            }
        }
    }

    @Test
    void aGroupLosesTheTaskWithItsCandidacy() {
        var task = newTask("doorSouth");
        assertThat(grants(task)).contains("technicalReviewerAtdoorSouth");

        acting.run("system:test", () -> tasks.deleteCandidateGroup(task, "technicalReviewer"));

        assertThat(grants(task)).isEmpty();
    }

    @Test
    void aLostRaceIsAConflict() {
        var answer = new EngineFailures.OfTheEngine();
        answer.servlet = servlet;
        answer.request = new MockHttpServletRequest();

        assertThat(answer.toResponse(new OptimisticLockingException("lost")).getStatus())
                .isEqualTo(409);
    }

    private String newTask(String department) {
        return acting.call("system:test", () -> {
            var instance = runtime.startProcessInstanceByKey(
                    "door-process", "TEST-" + department + "-1", Map.of("title", "沙园街"));
            return tasks.createTaskQuery()
                    .processInstanceId(instance.getId())
                    .singleResult()
                    .getId();
        });
    }

    private List<String> grants(String task) {
        return acting.call(
                "system:test",
                () ->
                        authorizations
                                .createAuthorizationQuery()
                                .resourceType(Resources.TASK)
                                .resourceId(task)
                                .list()
                                .stream()
                                .map(grant -> grant.getUserId() == null ? grant.getGroupId() : grant.getUserId())
                                .toList());
    }

    private boolean sees(String person, String task) throws Exception {
        var listed = call(person, "GET", "/engine-rest/task", null);
        boolean inList = listed.body().contains(task);
        assertThat(call(person, "GET", "/engine-rest/task/" + task, null).statusCode())
                .isIn(inList ? List.of(200) : List.of(403, 404));
        return inList;
    }

    private String message(HttpResponse<String> answer) throws IOException {
        return json.readTree(answer.body()).path("message").asText();
    }

    private static String variables(String values) {
        return "{\"variables\": {" + values + "}}";
    }

    private HttpResponse<String> call(String person, String verb, String path, String body) throws Exception {
        return call(person, PASSWORD, verb, path, body);
    }

    private HttpResponse<String> call(String person, String password, String verb, String path, String body)
            throws Exception {
        var request = request(verb, path, body);
        if (person != null) {
            var credentials = (person + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String verb, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", path.contains("/app/") ? "text/html" : "application/json")
                .method(
                        verb,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return body == null ? request : request.header("Content-Type", "application/json");
    }

    /** A browser whose person signed in at Baton's page. */
    private Browser session(String person) throws Exception {
        var browser = new Browser();
        var page = browser.send("GET", "/login", null);
        var token = Jsoup.parse(page.body()).select("input[name=_csrf]").val();
        var signIn = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + person + "&password=" + PASSWORD + "&_csrf="
                        + URLEncoder.encode(token, StandardCharsets.UTF_8)));
        var signedIn = browser.client.send(signIn.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(signedIn.statusCode()).as("sign-in of " + person).isEqualTo(302);
        assertThat(signedIn.headers().firstValue("Location").orElse("")).doesNotContain("failed");
        var start = Jsoup.parse(browser.send("GET", "/account", null).body());
        browser.csrf = start.select("meta[name=csrf-token], meta[name=_csrf]").attr("content");
        if (browser.csrf.isEmpty()) {
            browser.csrf = start.select("input[name=_csrf]").val();
        }
        return browser;
    }

    private final class Browser {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(cookies).build();
        private String csrf;

        HttpResponse<String> send(String verb, String path, String body) throws Exception {
            var request = request(verb, path, body);
            if (csrf != null && !csrf.isEmpty()) {
                request.header("X-CSRF-TOKEN", csrf);
            }
            cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .findFirst()
                    .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private void department(String id, String kind, String parent) {
        jdbc.sql(
                        """
                        insert into baton.department (id, name, name_en, kind, parent_id, created_by, created_at, changed_by, changed_at)
                        values (:id, :id, :id, :kind, :parent, 'test', now(), 'test', now()) on conflict do nothing
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("parent", parent)
                .update();
    }

    private void person(String id, String department, String group, String hash) {
        jdbc.sql(
                        """
                        insert into baton.account (id, name, password_hash, department_id, created_by, created_at, changed_by, changed_at)
                        values (:id, :id, :hash, :department, 'test', now(), 'test', now()) on conflict do nothing
                        """)
                .param("id", id)
                .param("hash", hash)
                .param("department", department)
                .update();
        jdbc.sql("insert into baton.account_group (account_id, group_id) values (:id, :group) on conflict do nothing")
                .param("id", id)
                .param("group", group)
                .update();
    }
}
