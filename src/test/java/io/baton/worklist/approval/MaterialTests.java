package io.baton.worklist.approval;

import static io.baton.worklist.approval.Stage.COLLEAGUE;
import static io.baton.worklist.approval.Stage.ENGINEER;
import static io.baton.worklist.approval.Stage.FINANCE;
import static io.baton.worklist.approval.Stage.RAISER;
import static io.baton.worklist.approval.Stage.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.people.Act;
import io.baton.presales.Presales;
import io.baton.worklist.MaterialAnswered;
import io.baton.worklist.MaterialRequest;
import io.baton.worklist.MaterialRequested;
import io.baton.worklist.WorkItem;
import io.baton.worklist.WorkList;
import io.baton.worklist.approval.Stage.Case;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Asking for more material, with the task's clock stopped. */
@IntegrationTest
@RecordApplicationEvents
class MaterialTests {

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
    private Materials materials;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    private Stage stage;

    @BeforeEach
    void people() {
        clock.setTo(TestClock.BEGINNING);
        stage = new Stage(staff, presales, customers, workList, jdbc);
        stage.people();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void isAskedAndAnsweredOnPages() {
        var task = stage.claimed();
        var engineer = Visitor.signedIn(port, ENGINEER);
        var raiser = Visitor.signedIn(port, RAISER);
        var path = task.path() + "/operations/material-requests";
        assertThat(engineer.page(path).select("input[name=to]").eachAttr("value"))
                .containsExactly(RAISER);

        var asked = engineer.submit(path, path, Map.of("to", RAISER, "reason", "请补充点位表"));
        assertThat(asked.statusCode()).isEqualTo(302);

        var request = only(task);
        var waiting = engineer.page(task.path());
        assertThat(waiting.select("main").text()).contains("等待答复，停止计时", "请补充点位表");
        assertThat(waiting.select("a[href$=/operations/material-requests]")).isEmpty();
        var list = raiser.page("/tasks");
        assertThat(list.select("main").text()).contains("人" + ENGINEER + "请您补充材料", "请补充点位表", task.number());
        assertThat(list.select("#tabs").text()).contains("待办 1");
        var page = "/material-requests/" + request.id();
        assertThat(list.select("a[href=" + page + "]")).hasSize(1);

        var empty = raiser.submit(page, page, Map.of());
        assertThat(empty.statusCode()).isEqualTo(422);
        var answered = answerWithFile(raiser, page, "点位表见附件");
        assertThat(answered).isEqualTo(302);

        assertThat(raiser.page("/tasks").select("main").text()).doesNotContain("请您补充材料");
        var after = engineer.page(task.path());
        assertThat(after.select("main").text()).contains("点位表见附件", "点位表.txt", "已答复", "补充了材料，继续计时");
        workList.complete(task.id(), null, Stage.answer(), ENGINEER, null);
    }

    @Test
    @Tag("R-SL-8")
    void movesTheDueTimeByTheWorkingTimeThatTheClockStood() {
        var task = stage.claimed();
        var due = item(task).facts().dueAt();
        ask(task);
        assertThat(item(task).heldSince()).isNotNull();

        clock.advance(Duration.ofHours(3));
        materials.answer(only(task).id(), "点位表如下", null, RAISER, null);

        assertThat(item(task).heldSince()).isNull();
        assertThat(item(task).facts().dueAt()).isEqualTo(due.plus(Duration.ofHours(3)));
    }

    @Test
    void isNotCompletedWhileItWaitsAtAnyDoor() {
        var task = stage.claimed();
        ask(task);

        assertThatThrownBy(() -> workList.complete(task.id(), null, Stage.answer(), ENGINEER, null))
                .isInstanceOf(MaterialAwaited.class);
        acting.run(ENGINEER, () -> assertThatThrownBy(() -> tasks.complete(task.id(), Stage.answer()))
                .isInstanceOf(MaterialAwaited.class));
        assertThat(item(task).open()).isTrue();

        materials.withdraw(only(task).id(), "客户已当面说明", ENGINEER, null);
        assertThat(only(task).status()).isEqualTo(MaterialRequest.Status.WITHDRAWN);
        workList.complete(task.id(), null, Stage.answer(), ENGINEER, null);
    }

    @Test
    void isToldOnce() {
        var task = stage.claimed();
        approvals.ask(new Intent(task.id(), null, "请补充点位表", ENGINEER, "ask-" + task.id()), RAISER);
        approvals.ask(new Intent(task.id(), null, "请补充点位表", ENGINEER, "ask-" + task.id()), RAISER);
        var id = only(task).id();
        materials.answer(id, "点位表如下", null, RAISER, "answer-" + id);
        materials.answer(id, "点位表如下", null, RAISER, "answer-" + id);

        assertThat(events.stream(MaterialRequested.class)).singleElement().satisfies(told -> {
            assertThat(told.of()).isEqualTo(RAISER);
            assertThat(told.question()).isEqualTo("请补充点位表");
        });
        assertThat(events.stream(MaterialAnswered.class)).singleElement().satisfies(told -> {
            assertThat(told.to()).isEqualTo(ENGINEER);
            assertThat(told.answer()).isEqualTo("点位表如下");
        });
        assertThat(events.stream(Act.class).map(Act::name).filter(name -> name.startsWith("worklist.")))
                .containsExactly("worklist.materialRequested", "worklist.materialAnswered");
        assertThatThrownBy(() -> materials.answer(id, "再答一次", null, RAISER, null))
                .isInstanceOf(MaterialEnded.class);
    }

    @Test
    void isAskedOfPeopleOfTheCaseByWhoHasTheTaskOneAtATime() {
        var task = stage.claimed();
        for (var other : List.of(FINANCE, STRANGER, ENGINEER, "nobody")) {
            assertThatThrownBy(() -> approvals.ask(new Intent(task.id(), null, "请补充", ENGINEER, null), other))
                    .isInstanceOf(OperationInvalid.class);
        }
        assertThatThrownBy(() -> approvals.ask(new Intent(task.id(), null, "请补充", RAISER, null), RAISER))
                .hasMessageContaining("engine.taskTaken");
        ask(task);
        assertThatThrownBy(() -> ask(task)).isInstanceOf(OperationRefused.class);
        var id = only(task).id();
        assertThatThrownBy(() -> materials.answer(id, "x", null, COLLEAGUE, null))
                .isInstanceOf(MaterialNotYours.class);
        assertThatThrownBy(() -> materials.answer(id, "x", null, STRANGER, null))
                .isInstanceOf(MaterialUnknown.class);
        assertThatThrownBy(() -> materials.withdraw(id, "x", RAISER, null)).isInstanceOf(MaterialNotYours.class);
        var stranger = Visitor.signedIn(port, STRANGER);
        assertThat(stranger.get("/material-requests/" + id).statusCode()).isEqualTo(404);
        assertThat(Visitor.signedIn(port, COLLEAGUE)
                        .page("/material-requests/" + id)
                        .select("main button[type=submit]"))
                .isEmpty();
    }

    @Test
    void goesAwayWithTheCase() {
        var task = stage.claimed();
        ask(task);

        presales.withdraw(task.number(), "客户取消", RAISER);

        assertThat(only(task).status()).isEqualTo(MaterialRequest.Status.WITHDRAWN);
        assertThat(Visitor.signedIn(port, RAISER).page("/tasks").select("main").text())
                .doesNotContain(task.number());
    }

    private int answerWithFile(Visitor visitor, String page, String text) {
        var form = visitor.page(page).selectFirst("form[enctype][action=" + page + "]");
        var body = new StringBuilder();
        form.select("input[type=hidden]").forEach(input -> body.append(part(input.attr("name"), input.val())));
        body.append(part("reason", text))
                .append(
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"点位表.txt\"\r\n\r\n一号楼三层\r\n--b--\r\n");
        return visitor.send(visitor.request(page)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                        .build())
                .statusCode();
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private void ask(Case task) {
        approvals.ask(new Intent(task.id(), null, "请补充点位表", ENGINEER, null), RAISER);
    }

    private WorkItem item(Case task) {
        return workList.task(task.id(), ENGINEER);
    }

    private MaterialRequest only(Case task) {
        var all = materials.of(task.id(), RAISER);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
