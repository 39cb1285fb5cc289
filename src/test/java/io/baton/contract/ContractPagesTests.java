package io.baton.contract;

import static io.baton.contract.ContractDesk.*;
import static io.baton.contract.ContractReviewProcess.DRAFT_CONTRACT;
import static io.baton.contract.ContractReviewProcess.REVIEW_LEGAL;
import static io.baton.contract.ContractReviewProcess.SIGN_CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of contracts, and the same over the API, through the front door. */
@IntegrationTest
class ContractPagesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Contracts contracts;

    private ContractDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new ContractDesk(beans);
    }

    @Test
    @Tag("R-CO-1")
    void leadTheAccountManagerFromTheProjectToTermsAndChangedClauses() {
        var manager = Visitor.signedIn(port, RAISER);
        var project = desk.project("900000");
        var number = desk.contractOf(project);
        var path = "/contracts/" + number;
        assertThat(manager.page("/projects/" + project).select("a[href='" + path + "']"))
                .isNotEmpty();
        assertThat(desk.page(port, number, DRAFT_CONTRACT, RAISER)).contains("还没有填写条款", "填写条款");

        var fields = new HashMap<>(Map.of(
                "listPrice", "0",
                "value", "-5",
                "startOn", "2026-07-01",
                "endOn", "2026-06-30",
                "promisedOn", "2026-09-30",
                "payment", "签约付四成"));
        var refused = manager.submit(path + "/terms", path + "/terms", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .as("each field is named and what was typed is kept")
                .contains("大于 0", "不小于 0", "不能早于开始日期", "value=\"-5\"", "签约付四成");
        fields.putAll(Map.of("listPrice", "1000000", "value", "900000", "endOn", "2029-06-30"));
        assertThat(manager.submit(path + "/terms", path + "/terms", fields).statusCode())
                .isEqualTo(302);

        var rows = new HashMap<>(Map.of(
                "reference.0", "5.2",
                "standard.0", "万分之五",
                "changed.0", "万分之三",
                "reason.0", "客户模板",
                "reference.2", "7.1"));
        var unreasoned = manager.submit(path + "/clauses", path + "/clauses", rows);
        assertThat(unreasoned.statusCode()).isEqualTo(422);
        assertThat(unreasoned.body()).contains("请填写", "客户模板");
        rows.remove("reference.2");
        assertThat(manager.submit(path + "/clauses", path + "/clauses", rows).statusCode())
                .isEqualTo(302);
        assertThat(manager.page(path).text()).contains("900,000.00", "10.00 %", "超出限额 8 %", "万分之三", "客户模板");
        assertThat(manager.uploadTo(path + "/documents", manager.csrf(), "a.txt", "x")
                        .statusCode())
                .isEqualTo(302);
        assertThat(manager.uploadTo(path + "/signed-copies", manager.csrf(), "a.txt", "x")
                        .statusCode())
                .as("nothing is to be signed yet")
                .isEqualTo(403);
        assertThat(Visitor.signedIn(port, STRANGER).get(path).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("R-CO-1")
    void showReviewersWhatDeviatesInBothLanguages() {
        var number = desk.at(REVIEW_LEGAL, false);
        desk.claim(number, REVIEW_LEGAL, LEGAL);
        assertThat(desk.page(port, number, REVIEW_LEGAL, LEGAL)).contains("5.2", "逾期每日万分之五", "逾期每日万分之三", "客户的统一模板");
        var legal = Visitor.signedIn(port, LEGAL);
        assertThat(legal.page("/contracts/" + number + "?lang=en").text())
                .contains("First version", "Deviations", "Changed wording", "Under way");
        assertThat(legal.get("/contracts/" + number + "/terms").statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("R-CO-1")
    void signAmendAndStopFromThePageOfTheContract() {
        var manager = Visitor.signedIn(port, RAISER);
        var number = desk.at(SIGN_CONTRACT, false);
        var path = "/contracts/" + number;
        assertThat(desk.page(port, number, SIGN_CONTRACT, RAISER)).contains("上传签署件");
        assertThat(manager.uploadTo(path + "/signed-copies", manager.csrf(), "签署.txt", "x")
                        .statusCode())
                .isEqualTo(302);
        desk.complete(number, SIGN_CONTRACT, RAISER, signature(SIGNING_DAY));

        assertThat(manager.page(path).select("form[action='" + path + "/amendments']"))
                .hasSize(1);
        assertThat(manager.submit(path, path + "/amendments", Map.of("amendmentReason", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(manager.submit(path, path + "/amendments", Map.of("amendmentReason", "客户延期"))
                        .statusCode())
                .isEqualTo(302);
        var page = manager.page(path);
        assertThat(page.text()).contains("第 2 版（变更）", "客户延期");
        assertThat(page.select("form[action='" + path + "/amendments']")).isEmpty();
        var terms = path + "/terms";
        manager.submit(
                terms,
                terms,
                Map.of(
                        "listPrice", "1000000",
                        "value", "920000",
                        "startOn", "2026-07-01",
                        "endOn", "2029-06-30",
                        "promisedOn", "2026-12-31",
                        "payment", "签约付四成，验收付六成"));
        assertThat(manager.page(path).text()).contains("与生效条款的差异", "2026-09-30", "2026-12-31");
        assertThat(Visitor.signedIn(port, OTHER_RAISER).page(path).select("form[action='" + path + "/stop']"))
                .isEmpty();
        assertThat(manager.submit(path, path + "/stop", Map.of("stopReason", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(manager.submit(path, path + "/stop", Map.of("stopReason", "客户改主意"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(manager.page(path).text()).contains("客户改主意", "已撤销", "已签署");
        assertThat(manager.page("/contracts?status=signed&text=" + number + "&lang=en")
                        .text())
                .contains(number, "920,000.00", "Signed");
        var customer = contracts.get(number).customerId();
        assertThat(manager.page("/customers/" + customer).text()).contains(number);
    }

    @Test
    @Tag("R-CO-1")
    void offerAnotherContractAfterOneWasStopped() {
        var manager = Visitor.signedIn(port, RAISER);
        var project = desk.project("900000");
        var page = "/projects/" + project;
        var action = page + "/contracts";
        assertThat(manager.page(page).select("form[action='" + action + "']")).isEmpty();
        contracts.stop(desk.contractOf(project), "客户改主意", RAISER);
        assertThat(manager.page(page).select("form[action='" + action + "']")).hasSize(1);
        assertThat(manager.page(page).text()).contains("前一份合同已撤销");
        assertThat(manager.submit(page, action, Map.of()).statusCode()).isEqualTo(302);
        assertThat(contracts.of(project)).hasSize(2);
    }

    @Test
    @Tag("R-CO-1")
    void doTheSameOverTheApi() {
        var number = desk.opened();
        var project = contracts.get(number).projectNumber();
        var path = "/api/contracts/" + number;
        var refused = call("PUT", path + "/terms?revision=0", "{\"listPrice\": 0}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("listPrice", "endOn", "payment");
        var terms =
                """
                {"listPrice": 1000000, "value": 950000, "startOn": "2026-07-01", "endOn": "2029-06-30", "promisedOn": "2026-09-30",
                 "payment": "签约付清"}
                """;
        assertThat(call("PUT", path + "/terms?revision=0", terms).statusCode()).isEqualTo(200);
        assertThat(call("PUT", path + "/terms?revision=0", terms).statusCode()).isEqualTo(409);
        assertThat(call(
                                "PUT",
                                path + "/clauses?revision=1",
                                "[{\"reference\": \"5.2\", \"standard\": \"甲\", \"changed\": \"乙\", \"reason\": \"模板\"}]")
                        .body())
                .contains("\"changed\":\"乙\"");
        assertThat(call("POST", path + "/amendments", "{\"reason\": \"推迟\"}").statusCode())
                .as("nothing is signed")
                .isEqualTo(409);
        assertThat(call("POST", "/api/contracts", "{\"projectNumber\": \"%s\"}".formatted(project))
                        .statusCode())
                .as("one is drafted")
                .isEqualTo(409);
        assertThat(call("POST", path + "/stop", "{\"reason\": \"重来\"}").body()).contains("\"status\":\"stopped\"");
        var again = call("POST", "/api/contracts", "{\"projectNumber\": \"%s\"}".formatted(project));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Location").orElseThrow()).contains("/api/contracts/HT-");
        assertThat(call("GET", "/api/contracts?status=drafting&text=" + project, null)
                        .body())
                .contains("\"projectNumber\":\"" + project + "\"");
    }

    private HttpResponse<String> call(String verb, String path, String body) {
        var visitor = new Visitor(port);
        return visitor.send(visitor.request(path)
                .setHeader("Accept", "application/json")
                .header("Authorization", Visitor.basic(RAISER))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }
}
