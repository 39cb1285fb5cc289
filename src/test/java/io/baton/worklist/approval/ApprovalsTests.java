package io.baton.worklist.approval;

import static io.baton.worklist.approval.Stage.AUDITOR;
import static io.baton.worklist.approval.Stage.COLLEAGUE;
import static io.baton.worklist.approval.Stage.ENGINEER;
import static io.baton.worklist.approval.Stage.FINANCE;
import static io.baton.worklist.approval.Stage.RAISER;
import static io.baton.worklist.approval.Stage.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.engine.ClosedDoor;
import io.baton.engine.TaskNoLongerOpen;
import io.baton.engine.TaskOnBehalf;
import io.baton.people.Act;
import io.baton.presales.Presales;
import io.baton.web.Refusal;
import io.baton.worklist.TaskCopied;
import io.baton.worklist.TaskDelegated;
import io.baton.worklist.TaskRecalled;
import io.baton.worklist.TaskTransferred;
import io.baton.worklist.TaskUrged;
import io.baton.worklist.WorkList;
import io.baton.worklist.WorkQuery;
import io.baton.worklist.approval.Stage.Case;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.TaskService;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Handing tasks over, copying them and asking for them, as people and programs do it. */
@IntegrationTest
@RecordApplicationEvents
class ApprovalsTests {

    private static final List<String> ADDRESSES =
            List.of("transfer", "delegation", "recall", "copies", "urges", "withdrawal");

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private Presales presales;

    @Autowired
    private Customers customers;

    @Autowired
    private WorkList workList;

    @Autowired
    private Approvals approvals;

    @Autowired
    private TestClock clock;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ActingPerson acting;

    private Stage stage;

    @BeforeEach
    void people() {
        stage = new Stage(staff, presales, customers, workList, jdbc);
        stage.people();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void transfersATaskOnItsPage() {
        var task = claimed();
        var engineer = Visitor.signedIn(port, ENGINEER);
        var page = engineer.page(task.path() + "/operations/transfer");
        assertThat(page.select("main").text()).contains("您不再办理");
        assertThat(page.select("input[name=to]").eachAttr("value"))
                .contains(COLLEAGUE)
                .doesNotContain(ENGINEER, FINANCE, STRANGER, AUDITOR);

        var done = engineer.submit(
                task.path() + "/operations/transfer",
                task.path() + "/operations/transfer",
                Map.of("to", COLLEAGUE, "reason", "出差两周"));

        assertThat(done.headers().firstValue("Location")).get().asString().endsWith(task.path());
        var after = engineer.page(task.path());
        assertThat(after.select(".alert-success").text()).contains("已转办给人" + COLLEAGUE);
        assertThat(after.select("main").text()).contains("人" + ENGINEER + "转办给人" + COLLEAGUE, "出差两周");
        assertThat(after.select("a[href$=/operations/transfer]")).isEmpty();
        assertThat(mine(COLLEAGUE, task)).isTrue();
        assertThat(mine(ENGINEER, task)).isFalse();
    }

    @Test
    void tellsATransferOnceToWhoListens() {
        var task = claimed();

        approvals.transfer(new Intent(task.id(), null, " 出差两周 ", ENGINEER, "key-" + task.id()), COLLEAGUE);
        approvals.transfer(new Intent(task.id(), null, " 出差两周 ", ENGINEER, "key-" + task.id()), COLLEAGUE);

        assertThat(events.stream(TaskTransferred.class)).singleElement().satisfies(told -> {
            assertThat(told.task().taskId()).isEqualTo(task.id());
            assertThat(told.task().assignee()).isEqualTo(COLLEAGUE);
            assertThat(told.by()).isEqualTo(ENGINEER);
            assertThat(told.to()).isEqualTo(COLLEAGUE);
            assertThat(told.reason()).isEqualTo("出差两周");
        });
        assertThat(events.stream(Act.class).filter(act -> act.name().startsWith("worklist.")))
                .containsExactly(new Act(
                        "worklist.transferred",
                        ENGINEER,
                        task.number(),
                        "task:" + task.id(),
                        Map.of("assignee", ENGINEER),
                        Map.of("assignee", COLLEAGUE),
                        "出差两周"));
    }

    @Test
    void transfersOnlyToPeopleWhoMayDoTheTask() throws Exception {
        var task = claimed();
        var offered =
                json.readTree(api(ENGINEER, "GET", task, "receivers", null).body());
        assertThat(offered.findValuesAsText("id")).contains(COLLEAGUE).doesNotContain(ENGINEER, FINANCE, STRANGER);

        for (var receiver : List.of(FINANCE, STRANGER, ENGINEER, "nobody")) {
            var refused = api(ENGINEER, "POST", task, "transfer", Map.of("to", receiver, "reason", "请接手"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(json.readTree(refused.body()).get("errors").findValuesAsText("field"))
                    .containsExactly("to");
        }
        assertThat(mine(ENGINEER, task)).isTrue();
    }

    @Test
    void asksForAReasonAndAReceiver() throws Exception {
        var task = claimed();
        for (var body : List.of(
                Map.of("to", COLLEAGUE),
                Map.of("to", COLLEAGUE, "reason", "  "),
                Map.of("to", COLLEAGUE, "reason", "长".repeat(1001)))) {
            var refused = api(ENGINEER, "POST", task, "transfer", body);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(json.readTree(refused.body()).get("errors").findValuesAsText("field"))
                    .containsExactly("reason");
        }
        var page = Visitor.signedIn(port, ENGINEER)
                .submit(
                        task.path() + "/operations/transfer",
                        task.path() + "/operations/transfer",
                        Map.of("reason", "我要出差"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(page.body()).select("#to-notes").text()).contains("请选择接收人");
        assertThat(Jsoup.parse(page.body()).select("#reason").text()).isEqualTo("我要出差");
    }

    @Test
    void keepsWhatWasTypedWhenSomebodyElseChangedTheTask() {
        var task = claimed();
        var engineer = Visitor.signedIn(port, ENGINEER);
        var form = engineer.page(task.path() + "/operations/transfer").selectFirst("main form");
        var typed = new HashMap<>(Map.of("to", COLLEAGUE, "reason", "我要出差"));
        form.select("input[type=hidden]").forEach(input -> typed.put(input.attr("name"), input.val()));
        approvals.transfer(new Intent(task.id(), null, "先转给你", ENGINEER, null), COLLEAGUE);

        var late = engineer.post(task.path() + "/operations/transfer", typed);

        assertThat(late.statusCode()).isEqualTo(409);
        var page = Jsoup.parse(late.body());
        assertThat(page.select("#alerts").text()).contains("人" + ENGINEER).containsPattern("\\d{4}-\\d{2}-\\d{2}");
        assertThat(page.select("#reason").text()).isEqualTo("我要出差");
        assertThat(page.select("button[type=submit]").eachText()).doesNotContain("转办");
    }

    @Test
    void refusesWhoDoesNotHaveTheTask() {
        var free = raised();
        assertThat(api(ENGINEER, "POST", free, "transfer", Map.of("to", COLLEAGUE, "reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        var task = claimed();
        assertThat(api(COLLEAGUE, "POST", task, "transfer", Map.of("to", COLLEAGUE, "reason", "x"))
                        .statusCode())
                .isEqualTo(409);
        for (var address : ADDRESSES) {
            var body =
                    switch (address) {
                        case "copies" -> Map.of("to", List.of(FINANCE), "reason", "x");
                        case "transfer", "delegation" -> Map.of("to", COLLEAGUE, "reason", "x");
                        default -> Map.of("reason", "x");
                    };
            assertThat(api(STRANGER, "POST", task, address, body).statusCode()).isEqualTo(404);
            assertThat(api(AUDITOR, "POST", task, address, body).statusCode()).isIn(403, 409);
            assertThat(Visitor.signedIn(port, STRANGER)
                            .get(task.path() + "/operations/" + address)
                            .statusCode())
                    .isEqualTo(404);
            var auditor = Visitor.signedIn(port, AUDITOR);
            assertThat(auditor.page(task.path() + "/operations/" + address).select("main button[type=submit]"))
                    .isEmpty();
        }
        assertThat(Visitor.signedIn(port, AUDITOR).page(task.path()).select("main a[href*=/operations/]"))
                .isEmpty();
        assertThat(Visitor.signedIn(port, ENGINEER)
                        .get(task.path() + "/operations/nonsense")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void delegatesATaskThatComesBackWithWhatWasFilledIn() {
        var task = claimed();
        var owner = Visitor.signedIn(port, ENGINEER);
        var delegate = Visitor.signedIn(port, COLLEAGUE);
        assertThat(owner.submit(
                                task.path() + "/operations/delegation",
                                task.path() + "/operations/delegation",
                                Map.of("to", COLLEAGUE, "reason", "请先勘查"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(owner.page(task.path()).select(".alert").text())
                .contains("人" + COLLEAGUE + "正在替人" + ENGINEER + "办理");

        var page = delegate.page(task.path());
        assertThat(page.select(".alert-info").text()).contains("您替人" + ENGINEER + "办理");
        assertThat(page.select("form[action$=completion] button[type=submit]").eachText())
                .contains("交回人" + ENGINEER);
        assertThat(page.select("form[action$=unclaim], a[href$=/operations/transfer], a[href$=/operations/delegation]"))
                .isEmpty();
        var fields = new HashMap<String, String>();
        Stage.answer().forEach((key, value) -> fields.put("field." + key, value.toString()));
        assertThat(delegate.submit(task.path(), task.path() + "/completion", Map.of("field.plannedMeasure", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(delegate.submit(task.path(), task.path() + "/completion", fields)
                        .statusCode())
                .isEqualTo(302);

        var back = owner.page(task.path());
        assertThat(back.select(".alert-info").text()).contains("人" + COLLEAGUE + "已填好并交回");
        assertThat(back.select("[name='field.plannedMeasure']").text()
                        + back.select("[name='field.plannedMeasure']").val())
                .contains("现场勘查后出方案");
        assertThat(back.select("main").text())
                .contains("人" + ENGINEER + "委派给人" + COLLEAGUE, "请先勘查", "人" + COLLEAGUE + "填好后交回人" + ENGINEER);
        assertThat(owner.submit(task.path(), task.path() + "/completion", fields)
                        .statusCode())
                .isEqualTo(302);
        assertThat(stage.open(task.number())).containsExactly("userTask_designSolution");
        assertThat(workList.task(task.id(), ENGINEER).endedBy()).isEqualTo(ENGINEER);
    }

    @Test
    void saysForWhomADelegateActed() {
        var task = claimed();
        approvals.delegate(new Intent(task.id(), null, "请先勘查", ENGINEER, null), COLLEAGUE);
        comment(COLLEAGUE, task);
        comment(RAISER, task);
        approvals.copy(new Intent(task.id(), null, "请了解", COLLEAGUE, null), Set.of(FINANCE));
        var both = "人" + COLLEAGUE + " 代 人" + ENGINEER;
        assertThat(timeline(task, "").select(".is-current").text()).contains(both);
        workList.complete(task.id(), null, Stage.answer(), COLLEAGUE, null);
        comment(COLLEAGUE, task);
        workList.complete(task.id(), null, Stage.answer(), ENGINEER, null);

        assertThat(sinceTheDelegation(task))
                .containsExactly(
                        "worklist.delegated by " + ENGINEER,
                        "task.assigned by " + ENGINEER,
                        "worklist.commented by " + COLLEAGUE + " for " + ENGINEER,
                        "worklist.commented by " + RAISER,
                        "worklist.copied by " + COLLEAGUE + " for " + ENGINEER,
                        "instance.variablesWritten by " + COLLEAGUE + " for " + ENGINEER,
                        "task.assigned by " + COLLEAGUE + " for " + ENGINEER,
                        "worklist.commented by " + COLLEAGUE,
                        "task.completed by " + ENGINEER,
                        "task.assigned by " + ENGINEER);
        assertThat(timeline(task, "").select(".is-current").text()).doesNotContain("代");
        assertThat(timeline(task, "").text()).contains(both);
        assertThat(timeline(task, "?lang=en").text()).contains("人" + COLLEAGUE + " for 人" + ENGINEER);
    }

    @Test
    void tellsTakingADelegatedTaskBackAsItsOwnersOwnAct() {
        var task = claimed();
        approvals.delegate(new Intent(task.id(), null, "请先勘查", ENGINEER, null), COLLEAGUE);
        approvals.recall(new Intent(task.id(), null, "我来办", ENGINEER, null));

        assertThat(sinceTheDelegation(task))
                .containsExactly(
                        "worklist.delegated by " + ENGINEER,
                        "task.assigned by " + ENGINEER,
                        "worklist.recalled by " + ENGINEER,
                        "task.assigned by " + ENGINEER);
    }

    @Test
    void letsADelegateOnlyGiveTheTaskBackAtEveryDoor() {
        var task = claimed();
        approvals.delegate(new Intent(task.id(), null, "请先勘查", ENGINEER, null), COLLEAGUE);
        assertThat(events.stream(TaskDelegated.class)).singleElement().satisfies(told -> {
            assertThat(told.task().owner()).isEqualTo(ENGINEER);
            assertThat(told.task().assignee()).isEqualTo(COLLEAGUE);
        });

        acting.run(COLLEAGUE, () -> {
            for (Runnable way : List.<Runnable>of(
                    () -> tasks.complete(task.id(), Stage.answer()),
                    () -> tasks.setAssignee(task.id(), null),
                    () -> tasks.setAssignee(task.id(), ENGINEER),
                    () -> tasks.delegateTask(task.id(), ENGINEER))) {
                assertThatThrownBy(way::run).isInstanceOf(TaskOnBehalf.class);
            }
        });
        assertThatThrownBy(() -> approvals.transfer(new Intent(task.id(), null, "x", COLLEAGUE, null), ENGINEER))
                .isInstanceOf(OperationRefused.class);
        assertThat(api(ENGINEER, "POST", task, "completion", Map.of("values", Stage.answer()))
                        .statusCode())
                .isEqualTo(409);
        acting.run(COLLEAGUE, () -> tasks.resolveTask(task.id(), Stage.answer()));
        assertThat(mine(ENGINEER, task)).isTrue();
        acting.run(ENGINEER, () -> assertThatThrownBy(() -> tasks.resolveTask(task.id(), Stage.answer()))
                .isInstanceOf(ClosedDoor.class));
        assertThat(workList.task(task.id(), ENGINEER).facts().owner()).isNull();
    }

    @Test
    void comesBackToWhoDelegatedItLast() {
        var task = claimed();
        approvals.delegate(new Intent(task.id(), null, "先勘查", ENGINEER, null), COLLEAGUE);
        workList.complete(task.id(), null, Stage.answer(), COLLEAGUE, null);
        approvals.transfer(new Intent(task.id(), null, "出差", ENGINEER, null), COLLEAGUE);
        approvals.delegate(new Intent(task.id(), null, "再核对", COLLEAGUE, null), ENGINEER);

        workList.complete(task.id(), null, Stage.answer(), ENGINEER, null);

        assertThat(mine(COLLEAGUE, task)).isTrue();
    }

    @Test
    void takesADelegatedTaskBackOnItsPage() {
        var task = claimed();
        approvals.delegate(new Intent(task.id(), null, "请先勘查", ENGINEER, null), COLLEAGUE);
        var owner = Visitor.signedIn(port, ENGINEER);
        var delegate = Visitor.signedIn(port, COLLEAGUE);
        var path = task.path() + "/operations/recall";
        assertThat(owner.page(task.path()).select("a[href=" + path + "]").text())
                .isEqualTo("收回委派");
        assertThat(delegate.page(task.path()).select("a[href=" + path + "]")).isEmpty();
        assertThat(owner.page(path).select("main").text()).contains("对方会收到通知");
        var typed = new HashMap<String, String>();
        delegate.page(task.path())
                .select("form[action$=completion] input[type=hidden]")
                .forEach(input -> typed.put(input.attr("name"), input.val()));
        typed.put("field.plannedMeasure", "已经勘查了一半");

        var done = owner.submit(path, path, Map.of("reason", "客户改期，我来办"));

        assertThat(done.headers().firstValue("Location")).get().asString().endsWith(task.path());
        var after = owner.page(task.path());
        assertThat(after.select(".alert-success").text()).contains("已收回");
        assertThat(after.select("main").text())
                .contains("人" + ENGINEER + "从人" + COLLEAGUE + "处收回委派", "客户改期，我来办")
                .doesNotContain("填好后交回");
        assertThat(mine(ENGINEER, task)).isTrue();
        assertThat(mine(COLLEAGUE, task)).isFalse();
        assertThat(delegate.page("/notices").select("main").text()).contains("委派已收回", "客户改期，我来办");
        var late = delegate.post(task.path() + "/completion", typed);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).as("what was typed is not lost").contains("已经勘查了一半");
        workList.complete(task.id(), null, Stage.answer(), ENGINEER, null);
        assertThat(stage.open(task.number())).containsExactly("userTask_designSolution");
    }

    @Test
    void takesADelegatedTaskBackOverTheApiAndTellsItOnce() {
        var task = claimed();
        approvals.delegate(new Intent(task.id(), null, "请先勘查", ENGINEER, null), COLLEAGUE);

        assertThat(api(ENGINEER, "POST", task, "recall", Map.of()).statusCode()).isEqualTo(422);
        assertThat(api(ENGINEER, "POST", task, "recall", Map.of("reason", "我来办"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(api(ENGINEER, "POST", task, "recall", Map.of("reason", "我来办"))
                        .statusCode())
                .as("it is back already")
                .isEqualTo(403);

        assertThat(workList.task(task.id(), ENGINEER).facts().owner()).isNull();
        approvals.delegate(new Intent(task.id(), null, "再看看", ENGINEER, null), COLLEAGUE);
        approvals.recall(new Intent(task.id(), null, "不用了", ENGINEER, "recall-" + task.id()));
        approvals.recall(new Intent(task.id(), null, "不用了", ENGINEER, "recall-" + task.id()));
        assertThat(events.stream(TaskRecalled.class)).singleElement().satisfies(told -> {
            assertThat(told.from()).isEqualTo(COLLEAGUE);
            assertThat(told.task().assignee()).isEqualTo(ENGINEER);
            assertThat(told.task().owner()).isNull();
        });
        assertThat(events.stream(Act.class).filter(act -> act.name().equals("worklist.recalled")))
                .containsExactly(new Act(
                        "worklist.recalled",
                        ENGINEER,
                        task.number(),
                        "task:" + task.id(),
                        Map.of("assignee", COLLEAGUE, "owner", ENGINEER),
                        Map.of("assignee", ENGINEER),
                        "不用了"));
    }

    @Test
    void letsOneOfGivingBackAndTakingBackWin() throws Exception {
        for (var round = 0; round < 5; round++) {
            var task = claimed();
            approvals.delegate(new Intent(task.id(), null, "请先勘查", ENGINEER, null), COLLEAGUE);
            var version = workList.task(task.id(), ENGINEER).version();
            assertThat(together(List.of(
                            () -> does(() -> approvals.recall(new Intent(task.id(), version, "我来办", ENGINEER, null))),
                            () -> does(() -> workList.complete(task.id(), version, Stage.answer(), COLLEAGUE, null)))))
                    .isEqualTo(1);
            assertThat(mine(ENGINEER, task)).isTrue();
        }
    }

    @Test
    void copiesACompletedTaskByWhoTookPartInTheCase() throws Exception {
        var task = claimed();
        workList.complete(task.id(), null, Stage.answer(), ENGINEER, null);
        var engineer = Visitor.signedIn(port, ENGINEER);
        var path = task.path() + "/operations/copies";
        assertThat(engineer.page("/tasks?tab=done&q=" + task.number()).select("a[href$='" + task.path() + "']"))
                .isNotEmpty();
        assertThat(engineer.page(task.path()).select("a[href=" + path + "]")).hasSize(1);

        assertThat(engineer.submit(path, path, Map.of("to", STRANGER, "reason", "可以参考我们的答复"))
                        .statusCode())
                .isEqualTo(302);

        var stranger = Visitor.signedIn(port, STRANGER);
        assertThat(stranger.page("/tasks?tab=copied").select("[data-row]").text())
                .contains("可以参考我们的答复", task.number());
        assertThat(stranger.page(task.path()).select("main").text()).contains("由人" + ENGINEER + "于");
        assertThat(engineer.page(task.path()).select("main").text()).contains("人" + ENGINEER + "抄送给人" + STRANGER);
        assertThat(stranger.page("/notices").select("main").text()).contains("抄送：答复需求");
        assertThat(api(RAISER, "POST", task, "copies", Map.of("to", List.of(FINANCE), "reason", "请了解"))
                        .statusCode())
                .isEqualTo(204);
        for (var reader : List.of(COLLEAGUE, AUDITOR, STRANGER)) {
            var refused = api(reader, "POST", task, "copies", Map.of("to", List.of(FINANCE), "reason", "x"));
            assertThat(refused.statusCode()).as(reader + " took no part").isEqualTo(403);
            assertThat(json.readTree(refused.body()).get("detail").asText()).contains("参与过本案的人也可以抄送");
        }
    }

    @Test
    void copiesTheCaseToSomebodyWhoThenReadsItAndDoesNothingInIt() throws Exception {
        var task = claimed();
        var stranger = Visitor.signedIn(port, STRANGER);
        assertThat(stranger.get(task.path()).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/projects/" + task.number()).statusCode()).isEqualTo(404);

        var page = Visitor.signedIn(port, ENGINEER)
                .submit(
                        task.path() + "/operations/copies",
                        task.path() + "/operations/copies",
                        Map.of("to", STRANGER, "reason", "你们区也有同类项目"));
        assertThat(page.statusCode()).isEqualTo(302);

        var list = stranger.page("/tasks?tab=copied");
        assertThat(list.select("#tabs").text()).contains("抄送我的");
        assertThat(list.select("[data-row]").text()).contains("未读", "你们区也有同类项目", task.number());
        var read = stranger.page(task.path());
        assertThat(read.select("h1").text()).isEqualTo("答复需求");
        assertThat(read.select("main form[action^=/tasks/]:not([action$=completion])"))
                .isEmpty();
        assertThat(read.select("main fieldset[disabled]")).isNotEmpty();
        assertThat(read.select("main a[href*=/operations/]")).isEmpty();
        assertThat(stranger.get("/projects/" + task.number()).statusCode()).isEqualTo(200);
        assertThat(stranger.page("/tasks?tab=copied").select("[data-row]").text())
                .doesNotContain("未读");

        for (var address : ADDRESSES) {
            assertThat(api(STRANGER, "POST", task, address, Map.of("reason", "x"))
                            .statusCode())
                    .isIn(403, 409);
        }
        assertThat(api(STRANGER, "POST", task, "claim", null).statusCode()).isIn(403, 409);
        assertThat(api(STRANGER, "POST", task, "completion", Map.of()).statusCode())
                .isIn(403, 409);
        assertThat(api(STRANGER, "POST", task, "comments", Map.of("text", "x")).statusCode())
                .isEqualTo(403);
        assertThat(stranger.uploadTo(task.path() + "/documents", stranger.csrf(), "a.txt", "b")
                        .statusCode())
                .isEqualTo(403);
        assertThat(json.readTree(api(STRANGER, "GET", task, "", null).body()).get("actions"))
                .isEmpty();
    }

    @Test
    void copiesToEachPersonOnce() {
        var task = claimed();
        approvals.copy(new Intent(task.id(), null, "请了解", ENGINEER, null), Set.of(STRANGER, FINANCE));

        assertThat(events.stream(TaskCopied.class)).singleElement().satisfies(told -> {
            assertThat(told.to()).containsExactlyInAnyOrder(STRANGER, FINANCE);
            assertThat(told.reason()).isEqualTo("请了解");
        });
        assertThat(api(ENGINEER, "POST", task, "copies", Map.of("to", List.of(STRANGER), "reason", "x"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(api(RAISER, "POST", task, "copies", Map.of("to", List.of(COLLEAGUE), "reason", "发起人也可以抄送"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(api(FINANCE, "POST", task, "copies", Map.of("to", List.of(AUDITOR), "reason", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void urgesOncePerPause() throws Exception {
        var task = claimed();
        assertThat(api(RAISER, "POST", task, "urges", Map.of("reason", "客户在等")).statusCode())
                .isEqualTo(204);

        var again = api(RAISER, "POST", task, "urges", Map.of("reason", "客户在等"));
        assertThat(again.statusCode()).isEqualTo(429);
        assertThat(json.readTree(again.body()).toString()).contains("人" + RAISER, "以后可以再催");
        clock.advance(Duration.ofMinutes(60));
        assertThat(api(RAISER, "POST", task, "urges", Map.of("reason", "客户还在等")).statusCode())
                .isEqualTo(204);
        assertThat(Visitor.signedIn(port, ENGINEER)
                        .page(task.path())
                        .select("main")
                        .text())
                .contains("人" + RAISER + "催办", "客户在等", "客户还在等");
    }

    @Test
    void urgesTheAssigneeOrEverybodyWhoMayTakeTheTask() {
        var free = raised();
        approvals.urge(new Intent(free.id(), null, "请签收", RAISER, null));
        var task = claimed();
        approvals.urge(new Intent(task.id(), null, "请办理", RAISER, null));

        var told = events.stream(TaskUrged.class).toList();
        assertThat(told).hasSize(2);
        assertThat(told.get(0).to()).contains(ENGINEER, COLLEAGUE).doesNotContain(STRANGER, FINANCE);
        assertThat(told.get(1).to()).containsExactly(ENGINEER);
        assertThatThrownBy(() -> approvals.urge(new Intent(task.id(), null, "x", ENGINEER, null)))
                .isInstanceOf(OperationRefused.class);
        assertThatThrownBy(() -> approvals.urge(new Intent(task.id(), null, "x", FINANCE, null)))
                .isInstanceOf(OperationRefused.class);
    }

    @Test
    void letsOneOfManyWin() throws Exception {
        for (var round = 0; round < 5; round++) {
            var task = claimed();
            var ways = List.<Callable<Boolean>>of(
                    () -> does(() -> approvals.transfer(new Intent(task.id(), 1, "出差", ENGINEER, null), COLLEAGUE)),
                    () -> does(() -> workList.complete(task.id(), 1, Stage.answer(), ENGINEER, null)),
                    () -> does(() -> workList.claim(task.id(), COLLEAGUE)),
                    () -> does(() -> workList.complete(task.id(), 1, Stage.answer(), COLLEAGUE, null)));
            assertThat(together(ways)).as("transferred or completed").isIn(1L, 2L);
            assertThat(together(List.of(
                            () -> does(() ->
                                    approvals.transfer(new Intent(task.id(), 1, "出差", ENGINEER, null), COLLEAGUE)),
                            () -> does(() -> workList.complete(task.id(), 1, Stage.answer(), ENGINEER, null)))))
                    .isZero();
        }
    }

    @Test
    void letsOneOfManyUrge() throws Exception {
        var task = claimed();
        var urges = new ArrayList<Callable<Boolean>>();
        for (var index = 0; index < 6; index++) {
            urges.add(() -> does(() -> approvals.urge(new Intent(task.id(), null, "客户在等", RAISER, null))));
        }
        assertThat(together(urges)).isEqualTo(1);
    }

    @Test
    void speaksEnglishToo() {
        var task = claimed();
        var page = Visitor.signedIn(port, ENGINEER).page(task.path() + "/operations/transfer?lang=en");

        assertThat(page.select("h1").text()).isEqualTo("Transfer");
        assertThat(page.select("main").text()).contains("Only people who may do it are listed", "Back to the task");
    }

    /** Whether it was done; a refusal must say that somebody else was first. */
    private static boolean does(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.kind()).isIn(Refusal.Kind.STALE, Refusal.Kind.TOO_MUCH);
            if (refusal instanceof TaskNoLongerOpen late) {
                assertThat(late.by()).isNotNull();
            }
            return false;
        }
    }

    private static long together(List<Callable<Boolean>> ways) throws Exception {
        var barrier = new CyclicBarrier(ways.size());
        var pool = Executors.newFixedThreadPool(ways.size());
        try {
            var results = new ArrayList<Future<Boolean>>();
            for (var way : ways) {
                results.add(pool.submit(() -> {
                    barrier.await();
                    return way.call();
                }));
            }
            var won = 0L;
            for (var result : results) {
                won += result.get() ? 1 : 0;
            }
            return won;
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean mine(String person, Case task) {
        return workList.page(query(WorkQuery.Tab.MINE, task.number()), person).rows().stream()
                .anyMatch(item -> item.taskId().equals(task.id()));
    }

    private void comment(String person, Case task) {
        assertThat(api(person, "POST", task, "comments", Map.of("text", "看一下机房"))
                        .statusCode())
                .isBetween(200, 299);
    }

    private Elements timeline(Case task, String query) {
        return Visitor.signedIn(port, RAISER)
                .page("/projects/" + task.number() + query)
                .select("[aria-labelledby=timeline-title]");
    }

    /** The case's evidence: what was done by whom, and for whom when it was for somebody else. */
    private List<String> sinceTheDelegation(Case task) {
        return jdbc.sql(
                        """
                        select act || ' by ' || by || coalesce(' for ' || (cast(content as jsonb) ->> 'onBehalfOf'), '')
                        from baton.evidence
                        where case_number = :number and id >= (
                            select id from baton.evidence where case_number = :number and act = 'worklist.delegated')
                        order by id
                        """)
                .param("number", task.number())
                .query(String.class)
                .list();
    }

    private Case claimed() {
        return stage.claimed();
    }

    private Case raised() {
        return stage.raised();
    }

    private static WorkQuery query(WorkQuery.Tab tab, String number) {
        return new WorkQuery(tab, number, "", "", false, WorkQuery.Sort.PRIORITY, null);
    }

    private HttpResponse<String> api(String person, String verb, Case task, String address, Object body) {
        var request = new Visitor(port)
                .request("/api/tasks/" + task.id() + (address.isEmpty() ? "" : "/" + address))
                .setHeader("Accept", "application/json")
                .header("Authorization", Visitor.basic(person))
                .header("Content-Type", "application/json")
                .method(
                        verb,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(
                                        json.<JsonNode>valueToTree(body).toString()));
        return new Visitor(port).send(request.build());
    }
}
