package io.baton.supervision;

import static io.baton.supervision.SupervisionDesk.*;
import static io.baton.supervision.SupervisionProcess.ASSIGN_HANDLER;
import static io.baton.supervision.SupervisionProcess.CHECK_HANDLING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.IntegrationTest;
import io.baton.Visitor;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of supervision, and the same for programs, through the front door. */
@IntegrationTest
@Tag("R-SL-6")
class SupervisionPagesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private ObjectMapper json;

    private SupervisionDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new SupervisionDesk(beans);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void leadASupervisorFromTheTaskToItsOrder() {
        var task = desk.taken();
        var supervisor = Visitor.signedIn(port, SUPERVISOR);
        var form = "/supervision/tasks/" + task;
        assertThat(supervisor.page("/tasks/" + task).select("a[href='" + form + "']"))
                .hasSize(1);

        var refused = supervisor.submit(form, form, Map.of("reason", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("请写明督办原因", "核对合同");

        var opened = supervisor.submit(form, form, Map.of("reason", "客户催问"));
        assertThat(opened.statusCode()).isEqualTo(302);
        var number = desk.orderOf(task);
        assertThat(opened.headers().firstValue("Location").orElseThrow()).endsWith("/supervision/" + number);
        assertThat(supervisor.submit(form, form, Map.of("reason", "再来")).statusCode())
                .isEqualTo(409);
        assertThat(supervisor.page("/tasks/" + task).select("a[href='/supervision/" + number + "']"))
                .as("the supervised task leads to its order")
                .hasSize(1);

        var page = supervisor.page("/supervision/" + number);
        assertThat(page.text()).contains("督办：核对合同", "客户催问", "各步要点", "逾期前督办");
        assertThat(page.select("a[href='/tasks/" + task + "']")).isNotEmpty();
        assertThat(page.select("[data-diagram]")).hasSize(1);
        assertThat(supervisor.page("/supervision?text=" + number).text()).contains(number, "待指派");
    }

    @Test
    void letTheSupervisorChooseTheHandlerAndShowEachStepItsScript() {
        var number = desk.overdue();
        var supervisor = Visitor.signedIn(port, SUPERVISOR);
        var path = "/supervision/" + number;
        assertThat(supervisor.page(path).select("form[action=" + path + "/handler]"))
                .as("not claimed")
                .isEmpty();
        desk.claim(number, ASSIGN_HANDLER, SUPERVISOR);

        var refused = supervisor.submit(path, path + "/handler", Map.of("handler", "nobodyAtAll"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("请在列表中选择一位办理人");
        assertThat(supervisor
                        .submit(path, path + "/handler", Map.of("handler", desk.helper))
                        .statusCode())
                .isEqualTo(302);

        var step = supervisor.page("/tasks/" + desk.step(number, ASSIGN_HANDLER).getId());
        assertThat(step.text()).contains("先联系任务的办理人", "人" + desk.helper);
        desk.assign(number);
        var handler = Visitor.signedIn(port, desk.helper);
        assertThat(handler.page("/tasks/"
                                + desk.step(number, SupervisionProcess.HANDLE_ORDER)
                                        .getId()
                                + "?lang=en")
                        .text())
                .contains("The cause is a fact", "周五前办结，并说明原因", "Check the contract");
    }

    @Test
    void showARoundToWhoHandledItAndNothingToStrangers() {
        var number = desk.handled();
        desk.complete(number, CHECK_HANDLING, SUPERVISOR, accepted(4));

        for (var reader : List.of(desk.worker, desk.head, VIEWER)) {
            assertThat(Visitor.signedIn(port, reader)
                            .page("/supervision/" + number)
                            .text())
                    .as(reader)
                    .contains("等客户确认条款", "评分 4", "按时", "已关闭");
        }
        var stranger = Visitor.signedIn(port, STRANGER);
        assertThat(stranger.get("/supervision/" + number).statusCode()).isEqualTo(404);
        assertThat(stranger.page("/supervision?status=closed&text=" + number).text())
                .contains("没有已关闭的督办单");
        assertThat(Visitor.signedIn(port, SUPERVISOR)
                        .page("/supervision?status=closed&department=" + desk.district + "&lang=en")
                        .text())
                .contains(number, "Mark 4", "Orders opened in 2026-03: 1 of 1 handled in time (100.0 %)");
    }

    @Test
    void answerProgramsUnderTheSameRights() throws IOException {
        var task = desk.taken();
        assertThat(send("POST", "", "{\"taskId\": \"" + task + "\", \"reason\": \"\"}", SUPERVISOR)
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("POST", "", "{\"taskId\": \"" + task + "\", \"reason\": \"催问\"}", desk.head)
                        .statusCode())
                .isEqualTo(403);
        var opened = send("POST", "", "{\"taskId\": \"" + task + "\", \"reason\": \"催问\"}", SUPERVISOR);
        assertThat(opened.statusCode()).isEqualTo(201);
        var number = desk.orderOf(task);
        assertThat(opened.headers().firstValue("Location")).hasValue("/api/supervision/" + number);
        assertThat(send("POST", "", "{\"taskId\": \"" + task + "\", \"reason\": \"催问\"}", COLLEAGUE)
                        .statusCode())
                .isEqualTo(409);

        var order = read("/" + number, VIEWER);
        assertThat(order.path("order").path("status").asText()).isEqualTo("assigning");
        assertThat(order.path("mayChoose").asBoolean()).isFalse();
        assertThat(send("PUT", "/" + number + "/handler", "{\"handler\": \"" + desk.helper + "\"}", SUPERVISOR)
                        .statusCode())
                .as("the step is not claimed")
                .isEqualTo(403);
        desk.claim(number, ASSIGN_HANDLER, SUPERVISOR);
        assertThat(send("PUT", "/" + number + "/handler", "{\"handler\": \"" + desk.helper + "\"}", SUPERVISOR)
                        .statusCode())
                .isEqualTo(200);
        assertThat(read("/" + number, SUPERVISOR).path("order").path("handler").asText())
                .isEqualTo(desk.helper);

        assertThat(read("?text=" + number, SUPERVISOR).path("orders")).hasSize(1);
        assertThat(read("/timeliness?month=2026-03&department=" + desk.district, VIEWER)
                        .path("pending")
                        .asInt())
                .isEqualTo(1);
        assertThat(send("GET", "/" + number, "", STRANGER).statusCode()).isEqualTo(404);
    }

    private JsonNode read(String path, String person) throws IOException {
        var answer = send("GET", path, "", person);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> send(String verb, String path, String body, String person) {
        var visitor = new Visitor(port);
        return visitor.send(visitor.request("/api/supervision" + path)
                .setHeader("Accept", "application/json")
                .header("Authorization", Visitor.basic(person))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }
}
