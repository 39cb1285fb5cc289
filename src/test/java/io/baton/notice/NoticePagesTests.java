package io.baton.notice;

import static io.baton.notice.TestNotices.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import io.baton.IntegrationTest;
import io.baton.Outside.RobotService;
import io.baton.Staff;
import io.baton.Visitor;
import io.baton.engine.ActingPerson;
import io.baton.engine.TestFlows;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices, choices and robots as people meet them. */
@IntegrationTest
class NoticePagesTests {

    private static final String SECRET_HOOK = "https://oapi.dingtalk.com/robot/send?access_token=tokenOfTheGroup";

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private Notices notices;

    @Autowired
    private RobotService robotService;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TestNotices.Postmen postmen;

    @Autowired
    private GreenMail mailServer;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ActingPerson acting;

    private String owner;

    @BeforeEach
    void people() {
        owner = "noticeOwner" + UUID.randomUUID().toString().substring(0, 8);
        staff.department("noticeTop", "TOP", null)
                .person(owner, "noticeTop", "legal")
                .person("noticeOther", "noticeTop", "legal", "admin");
    }

    private void tell(String what, String path) {
        notices.tell(
                ALWAYS,
                List.of(owner),
                NoticeText.empty().with(what),
                path,
                UUID.randomUUID().toString());
    }

    @Test
    void showTheBellWithItsNumberOnEachPage() {
        var visitor = Visitor.signedIn(port, owner);
        assertThat(visitor.page("/tasks").select("a[href=/notices] .bar-count")).isEmpty();
        tell("一", "/account");
        tell("二", "/account");
        var bell = visitor.page("/tasks").selectFirst("a[href=/notices]");
        assertThat(bell).isNotNull();
        assertThat(bell.select(".bar-count").text()).isEqualTo("2");
        assertThat(bell.attr("aria-label")).isEqualTo("通知：2");
        for (int more = 0; more < 100; more++) {
            tell("更多" + more, "/account");
        }
        assertThat(visitor.page("/tasks").select("a[href=/notices] .bar-count").text())
                .isEqualTo("99+");
    }

    @Test
    void leadToTheTaskAndCountAsReadThen() {
        tell("线路", "/account");
        var visitor = Visitor.signedIn(port, owner);
        var row = visitor.page("/notices").selectFirst("[data-row]");
        assertThat(row).isNotNull();
        assertThat(row.select("[data-row-open]").text()).isEqualTo("未读： 逾期：线路");
        var opened = visitor.submit("/notices", row.select("form").get(0).attr("action"), Map.of());
        assertThat(opened.headers().firstValue("Location")).get().asString().endsWith("/account");
        var unread = visitor.page("/notices");
        assertThat(unread.select("[data-row]")).isEmpty();
        assertThat(unread.select(".empty-title").text()).isEqualTo("没有未读通知");
        assertThat(visitor.page("/notices?all=true&lang=en")
                        .select("[data-row-open]")
                        .text())
                .isEqualTo("Overdue: 线路");
    }

    @Test
    void areMarkedAsReadOneByOneOrAll() {
        tell("一", "/account");
        tell("二", "/account");
        tell("三", "/account");
        var visitor = Visitor.signedIn(port, owner);
        var one = visitor.page("/notices").select("form[action$=/read]").get(1).attr("action");
        visitor.submit("/notices", one, Map.of());
        assertThat(visitor.page("/notices").select("[data-row]")).hasSize(2);
        visitor.submit("/notices", "/notices/read", Map.of());
        assertThat(visitor.page("/notices").select(".alert-success").text()).isEqualTo("已把 2 条通知标为已读。");
        assertThat(visitor.page("/notices").select("[data-row]")).isEmpty();
    }

    @Test
    void areSomebodyElsesForEverybodyElse() {
        tell("秘密", "/account");
        var id = notices.of(owner, false, null, Locale.ENGLISH).get(0).id();
        var other = Visitor.signedIn(port, "noticeOther");
        assertThat(other.get("/notices?all=true").body()).doesNotContain("秘密");
        for (var action : List.of("/notices/" + id + "/open", "/notices/" + id + "/read")) {
            assertThat(other.post(action, Map.of("_csrf", other.csrf())).statusCode())
                    .isEqualTo(404);
        }
        assertThat(other.post("/notices/" + id + "/read", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(notices.unread(owner)).isEqualTo(1);
    }

    @Test
    void showWhatPeopleTypedAsText() {
        tell("<script>alert(1)</script><img src=x onerror=alert(2)>", "/account");
        var page = Visitor.signedIn(port, owner).page("/notices");
        assertThat(page.select("[data-row] script, [data-row] img")).isEmpty();
        assertThat(page.select("[data-row-open]").text()).contains("<script>alert(1)</script>");
    }

    @Test
    void arePagedWithoutLosingOne() throws Exception {
        for (int number = 0; number < Notices.PAGE + 5; number++) {
            tell("第" + number, "/account");
        }
        var visitor = Visitor.signedIn(port, owner);
        var first = visitor.page("/notices?all=true");
        assertThat(first.select("[data-row]")).hasSize(Notices.PAGE);
        var older = first.select("a[href*=before=]").attr("href");
        assertThat(visitor.page(older).select("[data-row]")).hasSize(5);

        var answer = api(visitor, "/api/notices?unread=true");
        assertThat(answer.path("unread").asInt()).isEqualTo(Notices.PAGE + 5);
        assertThat(answer.path("notices")).hasSize(Notices.PAGE);
        var rest = api(visitor, "/api/notices?before=" + answer.path("next").asText());
        assertThat(rest.path("notices")).hasSize(5);
        assertThat(rest.path("next").isNull()).isTrue();
    }

    private JsonNode api(Visitor visitor, String path) throws Exception {
        return json.readTree(visitor.send(visitor.request(path)
                        .setHeader("Accept", "application/json")
                        .GET()
                        .build())
                .body());
    }

    /** As the link in a mail is opened on a machine where nobody is signed in. */
    @Test
    void openTheTaskAfterOneSignIn() throws Exception {
        jdbc.sql("update baton.account set email = :mail where id = :owner")
                .param("mail", owner + "@example.com")
                .param("owner", owner)
                .update();
        try (var flows = new TestFlows(repository, acting)) {
            var flow = flows.deploy(TestFlows.flow()
                    .startEvent()
                    .userTask("userTask_check")
                    .name("核对合同")
                    .camundaAssignee(owner)
                    .camundaCandidateGroups("legal")
                    .endEvent()
                    .done());
            acting.run("noticeOther", () -> runtime.startProcessInstanceByKey(flow, TestFlows.caseOf("noticeTop")));
            postmen.deliver();
            var path = pathInTheOnlyMail();

            var visitor = new Visitor(port);
            assertThat(visitor.get(path).headers().firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/login");
            var signedIn = visitor.submit("/login", "/login", Map.of("username", owner, "password", Staff.PASSWORD));
            var location = signedIn.headers().firstValue("Location").orElseThrow();
            assertThat(location).endsWith(path);
            var task = visitor.get(location);
            assertThat(task.statusCode()).isEqualTo(200);
            assertThat(Jsoup.parse(task.body()).select("h1").text()).isEqualTo("核对合同");
        }
    }

    private String pathInTheOnlyMail() throws Exception {
        var mails = mailServer.getReceivedMessagesForDomain(owner + "@example.com");
        assertThat(mails).hasSize(1);
        var link = Pattern.compile("http://localhost:\\d+(/tasks/\\S+)").matcher((String) mails[0].getContent());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void areChosenOnAPage() {
        var visitor = Visitor.signedIn(port, owner);
        var page = visitor.page("/notices/choices");
        assertThat(page.select(".alert-warning").text()).contains("没有登记邮箱");
        var fixed = page.getElementById("test.always:IN_APP");
        assertThat(fixed).isNotNull();
        assertThat(fixed.hasAttr("checked") && fixed.hasAttr("disabled")).isTrue();
        var saved = visitor.submit("/notices/choices", "/notices/choices", Map.of("wanted", "test.plain:MAIL"));
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(visitor.page("/notices/choices").select("input[checked]").eachAttr("value"))
                .contains("test.always:IN_APP", "notice.overdue:IN_APP", "test.plain:MAIL")
                .doesNotContain("test.plain:IN_APP", "notice.assigned:IN_APP");
    }

    @Test
    void sendATestMessageByARobotAndShowWhatCameOfIt() {
        var admin = Visitor.signedIn(port, "noticeOther");
        var name = "群 " + UUID.randomUUID();
        var hook = robotService.origin() + "/test-" + UUID.randomUUID() + "?key=keyOfTheGroup";
        admin.submit("/robots/new", "/robots", Map.of("name", name, "service", "WECOM", "url", hook));
        var path = "/robots/"
                + jdbc.sql("select id from baton.robot where name = :name")
                        .param("name", name)
                        .query(Long.class)
                        .single();
        robotService.answers(RobotService.taken());
        assertThat(admin.submit(path, path + "/test", Map.of()).statusCode()).isEqualTo(302);
        assertThat(admin.page(path).select(".alert-success").text()).isEqualTo("服务已收下测试消息，请到群里查看。");

        robotService.answers(RobotService.saying(200, "{\"errcode\":93000,\"errmsg\":\"bad key=keyOfTheGroup\"}"));
        try {
            admin.submit(path, path + "/test", Map.of());
            var refused = admin.page(path);
            assertThat(refused.select(".alert-success")).isEmpty();
            assertThat(refused.select(".alert-danger").text()).isEqualTo("测试消息没有送达。服务拒绝了消息：errcode 93000 bad key=…");
            admin.get("/tasks?lang=en");
            admin.submit(path, path + "/test", Map.of());
            assertThat(admin.page(path).select(".alert-danger").text())
                    .isEqualTo("The test message did not get there. The service refused it: errcode 93000 bad key=…");
        } finally {
            robotService.answers(RobotService.taken());
        }
        assertThat(admin.page(path).select(".alert-danger")).as("said once").isEmpty();
    }

    @Test
    void keepARefusedRobotsFormAndShowNoSecretAgain() {
        var admin = Visitor.signedIn(port, "noticeOther");
        var name = "群 " + UUID.randomUUID();
        var refused = admin.submit(
                "/robots/new",
                "/robots",
                Map.of(
                        "name",
                        name,
                        "service",
                        "DINGTALK",
                        "url",
                        "https://169.254.169.254/?\"><script>",
                        "secret",
                        "SECtyped",
                        "kinds",
                        "test.always",
                        "enabled",
                        "true"));
        assertThat(refused.statusCode()).isEqualTo(422);
        var again = Jsoup.parse(refused.body());
        assertThat(again.select("#name").val()).isEqualTo(name);
        assertThat(again.select("#url").val()).isEqualTo("https://169.254.169.254/?\"><script>");
        assertThat(again.select("#url-notes").text()).contains("这不是一个网址");
        assertThat(again.select("input[value=DINGTALK]").hasAttr("checked")).isTrue();
        assertThat(refused.body()).doesNotContain("SECtyped");

        var internal = Jsoup.parse(admin.submit(
                        "/robots/new",
                        "/robots",
                        Map.of("name", name, "service", "WECOM", "url", "https://169.254.169.254/latest"))
                .body());
        assertThat(internal.select("#url-notes").text()).contains("不允许这个主机");

        admin.submit(
                "/robots/new",
                "/robots",
                Map.of("name", name, "service", "DINGTALK", "url", SECRET_HOOK, "secret", "SECsaved"));
        var id = jdbc.sql("select id from baton.robot where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
        for (var page : List.of("/robots", "/robots/" + id)) {
            assertThat(admin.get(page).body()).contains(name).doesNotContain("tokenOfTheGroup", "SECsaved");
        }
        var changed = admin.submit("/robots/" + id, "/robots/" + id, Map.of("name", name, "service", "DINGTALK"));
        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(admin.submit("/robots/" + id, "/robots/" + id, Map.of("name", name, "service", "WECOM"))
                        .statusCode())
                .as("another service needs another address")
                .isEqualTo(422);
    }
}
