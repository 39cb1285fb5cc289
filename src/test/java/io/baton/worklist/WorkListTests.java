package io.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestNeeds;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.engine.InstanceStarted;
import io.baton.engine.TaskCreated;
import io.baton.engine.TaskFacts;
import io.baton.presales.IpRanDraft;
import io.baton.presales.Presales;
import io.baton.presales.SolutionDraft;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasks as people and programs meet them. */
@IntegrationTest
class WorkListTests {

    private static final String RAISER = "workRaiser";
    private static final String ENGINEER = "workEngineer";
    private static final String COLLEAGUE = "workColleague";
    private static final String FINANCE = "workFinance";
    private static final String STRANGER = "workStranger";
    private static final String ADMIN = "workAdmin";

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private Presales presales;

    @Autowired
    private Customers customers;

    @Autowired
    private WorkItemKeeper keeper;

    @Autowired
    private WorkList workList;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void people() {
        staff.department("workTop", "TOP", null)
                .department("workCentre", "CENTRE", "workTop")
                .department("workBranch", "BRANCH", "workTop")
                .department("workElsewhere", "BRANCH", "workTop")
                .person(RAISER, "workBranch", "accountManager")
                .person(ENGINEER, "workCentre", "presalesEngineer")
                .person(COLLEAGUE, "workCentre", "presalesEngineer")
                .person(FINANCE, "workCentre", "finance")
                .person(STRANGER, "workElsewhere", "presalesEngineer")
                .person(ADMIN, "workTop", "admin");
    }

    @Test
    void isClaimedFilledInAndSubmittedOnPages() {
        var task = raised();
        var engineer = Visitor.signedIn(port, ENGINEER);
        var list = engineer.page("/tasks?tab=group&q=" + task.number());
        assertThat(list.select("[data-row] [data-row-open]").eachText()).containsExactly("答复需求");
        assertThat(list.select("[data-row]").text()).contains(task.number(), "沙园街智慧社区试点", "售前客户工程师");
        assertThat(list.select(".due")).isNotEmpty();

        var claimed = engineer.submit("/tasks?tab=group&q=" + task.number(), task.path() + "/claim", Map.of());
        assertThat(claimed.headers().firstValue("Location")).get().asString().endsWith(task.path());
        var page = engineer.page(task.path());
        assertThat(page.select(".alert-success").text()).isEqualTo("已签收，请办理。");
        assertThat(page.select("[name='field.plannedMeasure']")).hasSize(1);
        assertThat(page.select("[data-diagram]").attr("data-active")).contains("userTask_answerNeed");

        var refused = engineer.submit(
                task.path(), task.path() + "/completion", Map.of("field.plannedMeasure", "先勘查 <b>再答复</b>"));
        assertThat(refused.statusCode()).isEqualTo(422);
        var again = Jsoup.parse(refused.body());
        assertThat(again.select("[name='field.plannedMeasure']").text()
                        + again.select("[name='field.plannedMeasure']").val())
                .contains("先勘查 <b>再答复</b>");
        assertThat(again.select(".alert-danger").text()).isNotEmpty();
        assertThat(again.select(".is-invalid, .invalid-feedback")).isNotEmpty();
        assertThat(refused.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("style-src-attr");

        var done = engineer.submit(task.path(), task.path() + "/completion", answer());
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(engineer.page("/tasks?tab=done&q=" + task.number())
                        .select("[data-row-open]")
                        .eachText())
                .containsExactly("答复需求");
        var next = engineer.page("/tasks?q=" + task.number());
        assertThat(next.select("[data-row-open]").eachText()).containsExactly("设计方案");
        var timeline = engineer.page(task.path());
        assertThat(timeline.select(".history").text()).contains("人" + ENGINEER, "现场勘查", "设计方案");
        assertThat(timeline.select("form[action$=completion]")).isEmpty();
        var raiser = Visitor.signedIn(port, RAISER).page("/tasks?tab=started&q=" + task.number());
        assertThat(raiser.select("[data-row]").text()).contains(task.number(), "设计方案");
    }

    @Test
    void tellsWhoWasFirstAndKeepsWhatWasTyped() {
        var task = raised();
        var late = Visitor.signedIn(port, ENGINEER);
        late.submit(task.path(), task.path() + "/claim", Map.of());
        var form = late.page(task.path()).selectFirst("form[action=" + task.path() + "/completion]");
        var typed = new HashMap<>(answer());
        form.select("input[type=hidden]").forEach(input -> typed.put(input.attr("name"), input.val()));
        late.submit(task.path(), task.path() + "/unclaim", Map.of());
        assertThat(complete(COLLEAGUE, task.id(), null).statusCode()).isEqualTo(204);

        var answer = late.post(task.path() + "/completion", typed);

        assertThat(answer.statusCode()).isEqualTo(409);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("#alerts").text()).contains("人" + COLLEAGUE);
        assertThat(page.select("main dt").eachText()).contains("计划措施");
        assertThat(page.select("main dd").eachText()).contains("现场勘查后出方案");
    }

    @Test
    void saysWhatWasChosenInWords() {
        var task = raised();
        var engineer = Visitor.signedIn(port, ENGINEER);
        complete(ENGINEER, task.id(), null);
        var design = engineer.page("/tasks?q=" + task.number())
                .select("[data-row-open]")
                .attr("href");
        presales.saveSolution(task.number(), solution(), 0, ENGINEER);
        engineer.submit(design, design + "/completion", Map.of("field.securityDeclared", "true"));

        assertThat(engineer.page(design).select(".history dd").eachText()).contains("是");
        assertThat(engineer.page(design + "?lang=en").select(".history dd").eachText())
                .contains("Yes");

        var late = engineer.post(
                design + "/completion", Map.of("field.securityDeclared", "true", "_csrf", engineer.csrf()));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(late.body()).select("main dd.border").eachText()).containsExactly("Yes");
    }

    @Test
    void takesAttachmentsFromWhoHasAPart() {
        var task = raised();
        var documents = task.path() + "/documents";
        var raiser = Visitor.signedIn(port, RAISER);

        assertThat(raiser.upload(task.path(), documents, "点位表.txt", "一号楼三层").statusCode())
                .isEqualTo(302);
        assertThat(raiser.page(task.path()).select(".alert-success").text()).contains("点位表.txt");
        assertThat(raiser.page("/projects/" + task.number()).select("main").text())
                .contains("点位表.txt");
        var refused = raiser.upload(task.path(), documents, "点位表.txt", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("#file-notes").text()).contains("文件是空的");

        var reader = Visitor.signedIn(port, FINANCE);
        assertThat(reader.page(task.path()).select("main").text()).contains("点位表.txt");
        assertThat(reader.page(task.path()).select("form[action=" + documents + "]"))
                .isEmpty();
        assertThat(reader.uploadTo(documents, reader.csrf(), "a.txt", "b").statusCode())
                .isEqualTo(403);
        var stranger = Visitor.signedIn(port, STRANGER);
        assertThat(stranger.uploadTo(documents, stranger.csrf(), "a.txt", "b").statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsAPreviewThatMayDoNothing() {
        var task = raised();
        var raiser = Visitor.signedIn(port, RAISER);
        raiser.upload(task.path(), task.path() + "/documents", "组网图.pdf", "%PDF-1.7\n%%EOF\n");
        var page = raiser.page(task.path());
        var link = page.selectFirst("a[href$=/preview]");
        assertThat(link.attr("target")).isEqualTo("_blank");

        var preview = raiser.get(link.attr("href"));
        var download = raiser.get(link.attr("href").replace("/preview", ""));

        assertThat(preview.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(preview.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .startsWith("inline;");
        assertThat(download.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .startsWith("attachment;");
        for (var answer : List.of(preview, download)) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .get()
                    .asString()
                    .startsWith("default-src 'none';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("script-src", "sandbox");
        }
    }

    @Test
    void refusesAVersionThatIsNoLongerTheTask() {
        var task = raised();
        workList.claim(task.id(), ENGINEER);

        var answer = api(
                ENGINEER, "POST", "/api/tasks/" + task.id() + "/completion", Map.of("version", 0, "values", values()));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(api(
                                ENGINEER,
                                "POST",
                                "/api/tasks/" + task.id() + "/completion",
                                Map.of("version", 1, "values", values()))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void isNotThereForPeopleWhoMayNotReadTheCase() {
        var task = raised();
        var definition = definitionOf(task);
        for (var person : List.of(STRANGER, ADMIN)) {
            var visitor = Visitor.signedIn(port, person);
            assertThat(visitor.get(task.path()).statusCode()).isEqualTo(404);
            for (var path : List.of("", "/comments")) {
                assertThat(api(person, "GET", "/api/tasks/" + task.id() + path, null)
                                .statusCode())
                        .isEqualTo(404);
            }
            assertThat(api(person, "POST", "/api/tasks/" + task.id() + "/claim", null)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(api(person, "DELETE", "/api/tasks/" + task.id() + "/claim", null)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(complete(person, task.id(), null).statusCode()).isEqualTo(404);
            assertThat(api(person, "POST", "/api/tasks/" + task.id() + "/comments", Map.of("text", "x"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(api(person, "GET", "/api/processes/" + definition + "/xml?case=" + task.number(), null)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(workList.page(WorkQuery.of(WorkQuery.Tab.GROUP), person).rows())
                    .noneMatch(item -> item.taskId().equals(task.id()));
        }
    }

    @Test
    void isReadButNotDoneByOtherGroupsOfTheCase() throws Exception {
        var task = raised();

        var details = json.readTree(
                api(FINANCE, "GET", "/api/tasks/" + task.id(), null).body());
        assertThat(details.get("mayClaim").asBoolean()).isFalse();
        assertThat(Visitor.signedIn(port, FINANCE)
                        .page(task.path())
                        .select(".alert-warning")
                        .text())
                .contains("其他用户组或部门");
        assertThat(api(FINANCE, "POST", "/api/tasks/" + task.id() + "/claim", null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(complete(FINANCE, task.id(), null).statusCode()).isEqualTo(403);
        assertThat(api(FINANCE, "GET", "/api/processes/" + definitionOf(task) + "/xml?case=" + task.number(), null)
                        .body())
                .contains("userTask_answerNeed");
    }

    @Test
    void belongsToOneAtATime() {
        var task = raised();

        assertThat(api(ENGINEER, "POST", "/api/tasks/" + task.id() + "/claim", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(api(ENGINEER, "POST", "/api/tasks/" + task.id() + "/claim", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(api(COLLEAGUE, "POST", "/api/tasks/" + task.id() + "/claim", null)
                        .statusCode())
                .isEqualTo(409);
        assertThat(api(COLLEAGUE, "DELETE", "/api/tasks/" + task.id() + "/claim", null)
                        .statusCode())
                .isEqualTo(409);
        assertThat(api(ENGINEER, "DELETE", "/api/tasks/" + task.id() + "/claim", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(api(COLLEAGUE, "POST", "/api/tasks/" + task.id() + "/claim", null)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void isCompletedOnceHoweverOftenItIsAsked() {
        var task = raised();

        assertThat(complete(ENGINEER, task.id(), "key-" + task.id()).statusCode())
                .isEqualTo(204);
        assertThat(complete(ENGINEER, task.id(), "key-" + task.id()).statusCode())
                .isEqualTo(204);
        assertThat(complete(ENGINEER, task.id(), null).statusCode()).isEqualTo(409);
    }

    @Test
    void namesTheFieldsThatAreMissingOrUnknown() throws Exception {
        var task = raised();

        var answer = api(
                ENGINEER,
                "POST",
                "/api/tasks/" + task.id() + "/completion",
                Map.of("values", Map.of("designer", "me")));

        assertThat(answer.statusCode()).isEqualTo(422);
        var errors = json.readTree(answer.body()).get("errors");
        assertThat(errors.findValuesAsText("field")).contains("plannedMeasure", "designer");
        assertThat(errors.findValuesAsText("message")).allMatch(message -> !message.isBlank());
    }

    @Test
    void keepsCommentsAsTextAndRefusesEmptyOnes() throws Exception {
        var task = raised();
        var engineer = Visitor.signedIn(port, ENGINEER);

        var added = engineer.submit(
                task.path(), task.path() + "/comments", Map.of("text", "<script>alert(1)</script> 请核对带宽"));
        assertThat(added.statusCode()).isEqualTo(302);
        var page = engineer.page(task.path());
        assertThat(page.select("main script:not([src])")).isEmpty();
        assertThat(page.select("main").text()).contains("<script>alert(1)</script> 请核对带宽");
        var empty = engineer.submit(task.path(), task.path() + "/comments", Map.of("text", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(empty.body()).select("#text-notes").text()).contains("请写下评论内容");
        assertThat(json.readTree(api(RAISER, "GET", "/api/tasks/" + task.id() + "/comments", null)
                        .body()))
                .hasSize(1);
    }

    @Test
    void letsAuditorsReadCommentsAndAddNone() throws Exception {
        var task = raised();
        staff.person("workAuditor", "workTop", "auditViewer");
        var auditor = Visitor.signedIn(port, "workAuditor");

        var page = auditor.page(task.path());
        assertThat(page.select("#comments-title")).hasSize(1);
        assertThat(page.select("form[action$=comments]")).isEmpty();
        var refused = auditor.post(task.path() + "/comments", Map.of("text", "x", "_csrf", auditor.csrf()));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(auditor.page(task.path()).select(".preserve-lines").eachText())
                .doesNotContain("x");
    }

    @ParameterizedTest
    @EnumSource(WorkQuery.Sort.class)
    void showsEachTaskOnceOverAllPages(WorkQuery.Sort sort) {
        staff.department("workPages" + sort, "BRANCH", "workTop")
                .person("workPager" + sort, "workPages" + sort, "presalesEngineer", "leadEngineer");
        var made = made(120, "workPages" + sort);
        var query = new WorkQuery(WorkQuery.Tab.GROUP, "", "", "", false, sort, null);

        var seen = new ArrayList<String>();
        var pages = 0;
        for (var next = query; next != null; pages++) {
            var page = workList.page(next, "workPager" + sort);
            page.rows().forEach(item -> seen.add(item.taskId()));
            next = page.next() == null
                    ? null
                    : query.after(WorkQuery.Cursor.parse(page.next().toString()));
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
        assertThat(workList.counts("workPager" + sort)).containsEntry(WorkQuery.Tab.GROUP, 120);
        var visitor = Visitor.signedIn(port, "workPager" + sort);
        var first = visitor.page("/tasks?tab=group&sort=" + sort);
        assertThat(first.select("[data-row]")).hasSize(50);
        var more = visitor.get(first.select("a[hx-get]").attr("href"), "HX-Request", "true");
        assertThat(more.body()).doesNotContain("<html").contains("data-row");
    }

    @Test
    void countsNoFurtherThan999() {
        staff.department("workMany", "BRANCH", "workTop").person("workBusy", "workMany", "presalesEngineer");
        made(1001, "workMany");

        assertThat(Visitor.signedIn(port, "workBusy")
                        .page("/tasks")
                        .select("#tabs")
                        .text())
                .contains("组内待办 999+");
    }

    @Test
    void refusesForeignCursors() {
        assertThat(api(ENGINEER, "GET", "/api/tasks?tab=group&after=bm9uc2Vuc2U", null)
                        .statusCode())
                .isEqualTo(422);
        var wrong = new WorkQuery.Cursor(List.of("'; drop table", "x", "y")).toString();
        assertThat(api(ENGINEER, "GET", "/api/tasks?tab=group&after=" + wrong, null)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void speaksEnglishToo() {
        var task = raised();
        var page = Visitor.signedIn(port, ENGINEER).page(task.path() + "?lang=en");

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1").text()).isEqualTo("Answer the need");
        assertThat(page.select("main").text()).contains("What happened", "Presales review");
    }

    @Test
    void saysWhatToDoWhenAListIsEmpty() {
        staff.person("workIdle", "workElsewhere", "noc");
        var visitor = Visitor.signedIn(port, "workIdle");

        assertThat(visitor.page("/tasks").select(".empty").text()).contains("您没有待办任务");
        assertThat(visitor.page("/tasks?tab=started").select(".empty").text()).contains("您还没有发起过流程");
        assertThat(visitor.page("/tasks?tab=done&q=nothing").select(".empty").text())
                .contains("清除筛选");
    }

    private static SolutionDraft solution() {
        return new SolutionDraft(
                "视频汇聚到街道机房。",
                null,
                null,
                "IPRAN",
                null,
                new BigDecimal("180000"),
                new BigDecimal("45000"),
                new BigDecimal("2000000"),
                Set.of(),
                new IpRanDraft(
                        "测试接入环", new BigDecimal("30"), new BigDecimal("100"), new BigDecimal("200"), "own", null));
    }

    private record Raised(String id, String number) {
        String path() {
            return "/tasks/" + id;
        }
    }

    private Raised raised() {
        var number =
                presales.raiseNeed(TestNeeds.of(TestNeeds.customer(customers, RAISER), "2000000", "medium"), RAISER);
        var query = new WorkQuery(WorkQuery.Tab.GROUP, number, "", "", false, WorkQuery.Sort.PRIORITY, null);
        return new Raised(workList.page(query, ENGINEER).rows().get(0).taskId(), number);
    }

    private String definitionOf(Raised task) {
        return workList.task(task.id(), RAISER).facts().processDefinitionId();
    }

    /** Rows of the read model alone, offered to two groups of a department. */
    private List<String> made(int count, String department) {
        var instance = UUID.randomUUID().toString();
        keeper.on(new InstanceStarted("presales-review", instance, "presales-review:1:0", "made-" + instance, RAISER));
        var made = new ArrayList<String>();
        for (int index = 0; index < count; index++) {
            var created = Instant.parse("2026-11-02T01:00:00Z").plusSeconds(index / 7);
            var id = UUID.randomUUID().toString();
            keeper.on(new TaskCreated(new TaskFacts(
                    id,
                    "userTask_answerNeed",
                    "答复需求",
                    "Answer the need",
                    "presales-review",
                    "none",
                    instance,
                    "made-" + instance,
                    department,
                    Set.of("presalesEngineer", "leadEngineer"),
                    null,
                    index % 5 == 0 ? 80 : 50,
                    Map.of(),
                    created,
                    index % 3 == 0 ? null : created.plusSeconds(3600 + index % 11),
                    null,
                    null)));
            made.add(id);
        }
        return made;
    }

    private static Map<String, String> answer() {
        var fields = new HashMap<String, String>();
        values().forEach((key, value) -> fields.put("field." + key, value.toString()));
        return fields;
    }

    private static Map<String, Object> values() {
        return Map.of("plannedMeasure", "现场勘查后出方案", "expectedDate", "2027-12-18", "customerTodo", "确认机房位置");
    }

    private HttpResponse<String> complete(String person, String task, String key) {
        return api(person, "POST", "/api/tasks/" + task + "/completion", Map.of("values", values()), key);
    }

    private HttpResponse<String> api(String person, String verb, String path, Object body) {
        return api(person, verb, path, body, null);
    }

    private HttpResponse<String> api(String person, String verb, String path, Object body, String key) {
        var visitor = new Visitor(port);
        var request = visitor.request(path)
                .setHeader("Accept", "application/json, application/xml")
                .header("Authorization", Visitor.basic(person))
                .header("Content-Type", "application/json")
                .method(
                        verb,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(
                                        json.<JsonNode>valueToTree(body).toString()));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return visitor.send(request.build());
    }
}
