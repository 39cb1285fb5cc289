package io.baton.worklist.approval;

import static io.baton.worklist.approval.Stage.AUDITOR;
import static io.baton.worklist.approval.Stage.COLLEAGUE;
import static io.baton.worklist.approval.Stage.ENGINEER;
import static io.baton.worklist.approval.Stage.FINANCE;
import static io.baton.worklist.approval.Stage.RAISER;
import static io.baton.worklist.approval.Stage.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.presales.Presales;
import io.baton.worklist.WorkItem;
import io.baton.worklist.WorkList;
import io.baton.worklist.approval.Stage.Case;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every approval operation × everybody × every state of a task, on its page and over /api. */
@IntegrationTest
class ApprovalRefusalsTests {

    private static final List<String> PEOPLE = List.of(ENGINEER, COLLEAGUE, RAISER, FINANCE, AUDITOR, STRANGER);

    /** Who may, as {@code state person}; everybody else is refused. */
    private static final Map<Operation, Set<String>> MAY = Map.of(
            Operation.TRANSFER, Set.of("CLAIMED opsEngineer"),
            Operation.DELEGATION, Set.of("CLAIMED opsEngineer"),
            Operation.RECALL, Set.of("DELEGATED opsEngineer"),
            Operation.COPY,
                    Set.of(
                            "OPEN opsRaiser",
                            "CLAIMED opsEngineer",
                            "CLAIMED opsRaiser",
                            "DELEGATED opsColleague",
                            "DELEGATED opsRaiser",
                            "COMPLETED opsEngineer",
                            "COMPLETED opsRaiser"),
            Operation.URGE,
                    Set.of("OPEN opsRaiser", "CLAIMED opsRaiser", "DELEGATED opsRaiser", "DELEGATED opsEngineer"),
            Operation.MATERIAL, Set.of("CLAIMED opsEngineer", "DELEGATED opsColleague"),
            Operation.WITHDRAWAL, Set.of());

    /** How far a task is; all about the answer to a need, which nobody can take back. */
    private enum State {
        OPEN,
        CLAIMED,
        DELEGATED,
        COMPLETED,
        REMOVED
    }

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
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    private Stage stage;

    @BeforeEach
    void people() {
        stage = new Stage(staff, presales, customers, workList, jdbc);
        stage.people();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void refusesInPlainWordsWhoMayNotAndLosesNothing(State state) throws Exception {
        var task = task(state);
        var before = item(task);
        for (var person : PEOPLE) {
            var visitor = Visitor.signedIn(port, person);
            for (var operation : Operation.values()) {
                var what = operation + " by " + person;
                var may = MAY.get(operation).contains(state + " " + person);
                if (!person.equals(STRANGER)) {
                    assertThat(approvals.isAllowed(operation, workList.task(task.id(), person), person))
                            .as(what)
                            .isEqualTo(may);
                    assertThat(visitor.page(task.path()).select("a[href$=/operations/" + operation.id() + "]"))
                            .as(what)
                            .hasSize(may ? 1 : 0);
                }
                if (!may) {
                    refusedByTheApi(task, operation, person, what);
                    refusedOnThePage(task, operation, visitor, person.equals(STRANGER), what);
                }
            }
        }
        assertThat(item(task)).isEqualTo(before);
    }

    private void refusedByTheApi(Case task, Operation operation, String person, String what) throws Exception {
        var body =
                switch (operation) {
                    case TRANSFER, DELEGATION -> Map.of("to", COLLEAGUE, "reason", "请接手");
                    case COPY -> Map.of("to", List.of(FINANCE), "reason", "请了解");
                    case MATERIAL -> Map.of("of", RAISER, "question", "请补充");
                    case RECALL, URGE, WITHDRAWAL -> Map.of("reason", "有变化");
                };
        var refused = api(task, operation, person, body);
        assertThat(refused.statusCode()).as(what).isIn(person.equals(STRANGER) ? List.of(404) : List.of(403, 409));
        isASentence(json.readTree(refused.body()).path("detail").asText(), what);
    }

    private void refusedOnThePage(Case task, Operation operation, Visitor visitor, boolean hidden, String what) {
        var path = task.path() + "/operations/" + operation.id();
        var fields = new HashMap<>(Map.of("_csrf", visitor.csrf(), "reason", "我写的原因"));
        if (operation.hasReceivers()) {
            fields.put("to", COLLEAGUE);
        }
        var refused = visitor.post(path, fields);
        assertThat(refused.statusCode()).as(what).isIn(hidden ? List.of(404) : List.of(403, 409));
        var page = Jsoup.parse(refused.body());
        if (hidden) {
            isASentence(page.select("main").text(), what);
        } else {
            isASentence(page.select("#alerts").text(), what);
            assertThat(page.select("#reason").text()).as(what).isEqualTo("我写的原因");
            assertThat(page.select("main form button[type=submit]")).as(what).isEmpty();
        }
    }

    private static void isASentence(String text, String what) {
        assertThat(text)
                .as(what)
                .containsPattern("\\p{IsHan}{4}.*[。.]")
                .doesNotContain("worklist.", "engine.", "Exception");
    }

    private Case task(State state) {
        var task = state == State.OPEN ? stage.raised() : stage.claimed();
        switch (state) {
            case DELEGATED -> approvals.delegate(new Intent(task.id(), null, "请先勘查", ENGINEER, null), COLLEAGUE);
            case COMPLETED -> workList.complete(task.id(), null, Stage.answer(), ENGINEER, null);
            case REMOVED -> presales.withdraw(task.number(), "客户取消", RAISER);
            case OPEN, CLAIMED -> {}
        }
        return task;
    }

    private WorkItem item(Case task) {
        return workList.task(task.id(), RAISER);
    }

    private HttpResponse<String> api(Case task, Operation operation, String person, Object body) {
        return new Visitor(port)
                .send(new Visitor(port)
                        .request("/api/tasks/" + task.id() + "/" + operation.id())
                        .setHeader("Accept", "application/json")
                        .header("Authorization", Visitor.basic(person))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.valueToTree(body).toString()))
                        .build());
    }
}
