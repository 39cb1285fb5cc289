package io.baton.internalaudit;

import static io.baton.Forms.csrf;
import static io.baton.internalaudit.AuditCast.*;
import static io.baton.internalaudit.NonconformityProcess.CONFIRM_OBSTACLE;
import static io.baton.internalaudit.NonconformityProcess.DECIDE_OBSTACLE;
import static io.baton.internalaudit.NonconformityProcess.HANDLE_ESCALATION;
import static io.baton.internalaudit.NonconformityProcess.PLAN_MEASURE;
import static io.baton.internalaudit.NonconformityProcess.VERIFY_CORRECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.IntegrationTest;
import io.baton.Visitor;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** What an audit refuses, as people meet it at its pages and programs at /api, in both languages. */
@IntegrationTest
class AuditRefusalsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private InternalAudits audits;

    @Autowired
    private Nonconformities findings;

    @Autowired
    private MockMvc client;

    private AuditDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new AuditDesk(beans);
    }

    @Test
    @Tag("R-IA-3")
    void aScoreOfEleven() throws Exception {
        var number = desk.started();
        var path = "/audits/" + number;
        var typed = Map.of("score.3", "11", "remark.3", "端口没有核查", "score.4", "7");

        for (var language : List.of("zh-CN", "en")) {
            var auditor = speaking(language, AUDITOR);
            var refused = auditor.submit(path, path + "/scores", typed);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains(language.equals("en") ? "whole number from 0 to 10" : "请填 0 到 10 的整数")
                    .contains("value=\"11\"", "value=\"端口没有核查\"", "value=\"7\"");
        }
        api(
                        AUDITOR,
                        put("/api" + path + "/scores").param("version", "0"),
                        "[{\"item\": 3, \"score\": \"11\"}, {\"item\": 4, \"score\": \"7\"}]",
                        "en")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("score.3"))
                .andExpect(jsonPath("$.errors[0].message").value(startsWith("Item 3")));
        assertThat(audits.checklist(number))
                .allSatisfy(item -> assertThat(item.score()).isNull());
    }

    @Test
    @Tag("R-IA-4")
    void twoFirstResponsiblePeopleAndAVerifierWhoIsTheResponsiblePerson() throws Exception {
        var number = desk.started();
        desk.score(number, Map.of(3, "4"));
        var path = "/audits/" + number + "/items/3";

        for (var language : List.of("zh-CN", "en")) {
            var english = language.equals("en");
            var auditor = speaking(language, AUDITOR);
            var two = auditor.send(auditor.request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("statement=" + encoded("现网无端口") + "&responsible=" + ENGINEER
                            + "&responsible=" + COLLEAGUE + "&verifier=" + OTHER_AUDITOR
                            + "&version=1&idempotencyKey=" + UUID.randomUUID() + "&_csrf="
                            + encoded(auditor.csrf())))
                    .build());
            assertThat(two.statusCode()).isEqualTo(422);
            assertThat(two.body())
                    .contains(english ? "name exactly one" : "请恰好指定一人")
                    .contains("现网无端口");
            assertThat(chosen(two, "verifier")).isEqualTo(OTHER_AUDITOR);

            var same = auditor.submit(
                    path, path, Map.of("statement", "现网无端口", "responsible", OTHER_AUDITOR, "verifier", OTHER_AUDITOR));
            assertThat(same.statusCode()).isEqualTo(422);
            assertThat(same.body())
                    .contains(english ? "must not be the first responsible person" : "验证人不能是第一责任人本人")
                    .contains("现网无端口");
            assertThat(chosen(same, "responsible")).isEqualTo(OTHER_AUDITOR);
            assertThat(chosen(same, "verifier")).isEqualTo(OTHER_AUDITOR);

            api(
                            AUDITOR,
                            put("/api" + path).param("version", "1"),
                            """
                            {"statement": "现网无端口", "responsible": ["%s", "%s"], "verifier": "%s"}
                            """
                                    .formatted(ENGINEER, COLLEAGUE, COLLEAGUE),
                            language)
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(jsonPath("$.errors[*].field", contains("responsible", "verifier")))
                    .andExpect(jsonPath("$.errors[0].message").value(containing(english, "name exactly one", "恰好指定一人")))
                    .andExpect(jsonPath("$.errors[1].message")
                            .value(containing(english, "must not be the first responsible person", "不能是第一责任人")));
        }
        assertThat(audits.checklist(number).get(2).isWarned()).isFalse();
    }

    @Test
    @Tag("R-IA-9")
    void evidenceOfZeroBytes() throws Exception {
        var finding = desk.issued();
        desk.complete(finding, PLAN_MEASURE, ENGINEER, AuditDesk.PLANNED);
        var path = "/findings/" + finding;

        for (var language : List.of("zh-CN", "en")) {
            var sentence = language.equals("en") ? "The file is empty" : "文件是空的";
            var refused = speaking(language, ENGINEER).upload(path, path + "/documents", "空.txt", "");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains(sentence);
            client.perform(multipart("/api/cases/" + finding + "/documents")
                            .file(new MockMultipartFile("file", "空.txt", "text/plain", new byte[0]))
                            .param("purpose", "evidence")
                            .with(user(ENGINEER))
                            .with(csrf())
                            .header("Idempotency-Key", UUID.randomUUID())
                            .header("Accept-Language", language))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(jsonPath("$.detail").value(startsWith(sentence)));
        }
    }

    @Test
    @Tag("R-IA-6")
    void anObstacleThatIsDecidedByTheWrongPersonOrWithoutWhatItNeeds() throws Exception {
        var finding = desk.issued();
        desk.complete(
                finding, PLAN_MEASURE, ENGINEER, Map.of("measureAnswer", "obstacle", "obstacleDescription", "断货"));

        for (var language : List.of("zh-CN", "en")) {
            refusesWithout(finding, CONFIRM_OBSTACLE, AUDITOR, "obstacleReal", "real", "obstacleRemark", language);
        }
        desk.complete(finding, CONFIRM_OBSTACLE, AUDITOR, AuditDesk.obstacle("real"));
        for (var language : List.of("zh-CN", "en")) {
            refusesOthers(
                    finding,
                    DECIDE_OBSTACLE,
                    AUDITOR,
                    "{\"values\": {\"obstacleDecision\": \"acceptRisk\", \"decisionReason\": \"我来定\"}}",
                    language);
        }
        desk.claim(finding, DECIDE_OBSTACLE, CENTRE_MANAGER);
        for (var language : List.of("zh-CN", "en")) {
            refusesWithout(
                    finding,
                    DECIDE_OBSTACLE,
                    CENTRE_MANAGER,
                    "obstacleDecision",
                    "acceptRisk",
                    "decisionReason",
                    language);
            var path = "/tasks/" + desk.task(finding, DECIDE_OBSTACLE).getId();
            var early = speaking(language, CENTRE_MANAGER)
                    .submit(
                            path,
                            path + "/completion",
                            Map.of(
                                    "field.obstacleDecision",
                                    "extend",
                                    "field.newDueDate",
                                    "2026-03-11",
                                    "field.decisionReason",
                                    "供货要等"));
            assertThat(early.statusCode()).isEqualTo(422);
            assertThat(early.body())
                    .contains(language.equals("en") ? "after today and after the due day" : "必须在今天之后")
                    .contains("2026-03-11", "供货要等");
        }
        assertThat(desk.open(finding)).containsExactly(DECIDE_OBSTACLE);
    }

    @Test
    @Tag("R-IA-7")
    void aSecondFailureThatSomebodyElseThanTheManagerHandles() throws Exception {
        var finding = desk.issued();
        for (var failure = 1; failure <= 2; failure++) {
            desk.toVerification(finding);
            desk.complete(finding, VERIFY_CORRECTION, OTHER_AUDITOR, AuditDesk.verdict("rejected"));
        }
        assertThat(findings.read(finding, AUDITOR).failures()).isEqualTo(2);
        assertThat(desk.open(finding)).containsExactly(HANDLE_ESCALATION);

        for (var language : List.of("zh-CN", "en")) {
            for (var other : List.of(ENGINEER, CENTRE_MANAGER, OTHER_AUDITOR)) {
                refusesOthers(
                        finding, HANDLE_ESCALATION, other, "{\"values\": {\"escalationOrder\": \"算了\"}}", language);
            }
            refusesWithout(finding, HANDLE_ESCALATION, ENGINEERS_HEAD, null, null, "escalationOrder", language);
        }
    }

    @Test
    @Tag("R-IA-1")
    void theRemovalOfAFindingWithoutAReason() throws Exception {
        var number = audits.start(new AuditDraft(desk.cast.project(), "customer", LocalDate.of(2026, 4, 15)), AUDITOR);
        desk.state(number, "机柜没有贴标签");
        var path = "/audits/" + number + "/items/1";

        for (var language : List.of("zh-CN", "en")) {
            var sentence = language.equals("en") ? "Say why it is removed" : "请写明删除原因";
            var refused =
                    speaking(language, AUDITOR).submit(path + "/removal", path + "/removal", Map.of("reason", " "));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains(sentence);
            api(
                            AUDITOR,
                            post("/api" + path + "/removal")
                                    .param("version", "1")
                                    .header("Idempotency-Key", UUID.randomUUID()),
                            "{}",
                            language)
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(jsonPath("$.errors[0].field").value("reason"))
                    .andExpect(jsonPath("$.errors[0].message").value(startsWith(sentence)));
        }
        api(
                        AUDITOR,
                        post("/api" + path + "/removal")
                                .param("version", "1")
                                .header("Idempotency-Key", UUID.randomUUID()),
                        "{\"reason\": \"录错\"}",
                        "en")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty());
    }

    /** The words are required; what was chosen stays chosen. */
    private void refusesWithout(
            String finding, String element, String person, String field, String value, String words, String language)
            throws Exception {
        var task = desk.task(finding, element).getId();
        var path = "/tasks/" + task;
        var refused = speaking(language, person)
                .submit(
                        path,
                        path + "/completion",
                        field == null ? Map.of("field." + words, "") : Map.of("field." + field, value));
        assertThat(refused.statusCode()).as(element).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select(".invalid-feedback").eachText())
                .as(element + " names what is missing")
                .isNotEmpty()
                .allMatch(sentence -> language.equals("en") == sentence.matches("[\\p{ASCII}’“”]*"));
        if (field != null) {
            assertThat(page.select("[name=field." + field + "][checked]").val()).isEqualTo(value);
        }
        api(
                        person,
                        post("/api" + path + "/completion").header("Idempotency-Key", UUID.randomUUID()),
                        field == null ? "{\"values\": {}}" : "{\"values\": {\"%s\": \"%s\"}}".formatted(field, value),
                        language)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", hasItem(words)));
    }

    /** Whoever may not do it is told so, at both doors. */
    private void refusesOthers(String finding, String element, String person, String body, String language)
            throws Exception {
        var path = "/tasks/" + desk.task(finding, element).getId();
        var page = speaking(language, person);
        assertThat(page.page(path).select("form[action$=/completion] button[type=submit]"))
                .as(person + " is offered nothing")
                .isEmpty();
        api(person, post("/api" + path + "/completion").header("Idempotency-Key", UUID.randomUUID()), body, language)
                // 409 where another person has the task already.
                .andExpect(status().is(oneOf(403, 409)))
                .andExpect(jsonPath("$.detail").isNotEmpty());
        assertThat(desk.open(finding)).containsExactly(element);
    }

    private static Matcher<String> containing(boolean english, String inEnglish, String inChinese) {
        return containsString(english ? inEnglish : inChinese);
    }

    private Visitor speaking(String language, String person) {
        var visitor = Visitor.signedIn(port, person);
        visitor.get("/account?lang=" + language);
        return visitor;
    }

    private ResultActions api(
            String person, AbstractMockHttpServletRequestBuilder<?> request, String body, String language)
            throws Exception {
        return client.perform(request.with(user(person))
                .with(csrf())
                .header("Accept-Language", language)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String chosen(HttpResponse<String> page, String field) {
        return Jsoup.parse(page.body())
                .select("select[name=" + field + "] option[selected]")
                .val();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
