package io.baton.bidding;

import static io.baton.bidding.BidDesk.*;
import static io.baton.bidding.BiddingProcess.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.TestClock;
import io.baton.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of tenders, and the same over the API, through the front door. */
@IntegrationTest
class BidPagesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Bidding bidding;

    @Autowired
    private TestClock clock;

    private BidDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new BidDesk(beans);
    }

    @Test
    @Tag("R-BD-1")
    @Tag("R-BD-2")
    void leadABidManagerFromTheProjectToItsClauses() {
        var manager = Visitor.signedIn(port, MANAGER);
        var project = desk.project();
        assertThat(manager.page("/projects/" + project).select("a[href='/tenders/new?project=" + project + "']"))
                .hasSize(1);
        var fields = new HashMap<>(Map.of(
                "projectNumber", project,
                "reference", "GZ-2026-118",
                "issuer", "区政数局",
                "submissionDeadline", "2026-03-27T17:00",
                "openingAt", "2026-03-27T16:59",
                "priceLimit", "1500000",
                "bidBond", "-5"));
        var refused = manager.submit("/tenders/new", "/tenders", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .as("each field is named and what was typed is kept")
                .contains("不得早于递交截止", "不小于 0", "value=\"2026-03-27T16:59\"", "value=\"-5\"");
        fields.put("openingAt", "2026-03-27T17:00");
        fields.put("bidBond", "20000");
        var started = manager.submit("/tenders/new", "/tenders", fields);
        var location = started.headers().firstValue("Location").orElseThrow();
        var path = location.substring(location.indexOf("/tenders/"));
        assertThat(manager.page("/projects/" + project).text()).contains(path.substring("/tenders/".length()));

        var clauses = path + "/clauses";
        var rows = new HashMap<>(Map.of(
                "reference.new0", "3.1",
                "requirement.new0", "本地 7×24 小时服务",
                "kind.new0", "must",
                "owner.new0", ENGINEER,
                "reference.new2", "3.2",
                "requirement.new2", "五年业绩",
                "kind.new2", "score"));
        var ownerless = manager.submit(clauses, clauses, rows);
        assertThat(ownerless.statusCode()).isEqualTo(422);
        assertThat(ownerless.body()).contains("请指定责任人", "五年业绩");
        rows.put("owner.new2", MANAGER);
        assertThat(manager.submit(clauses, clauses, rows).statusCode()).isEqualTo(302);
        assertThat(manager.page(path).text()).contains("本地 7×24 小时服务", "还没有应答");

        var engineer = Visitor.signedIn(port, ENGINEER);
        var answer = clauses + "/1";
        assertThat(engineer.submit(answer, answer, Map.of("response", " ")).statusCode())
                .isEqualTo(422);
        assertThat(engineer.submit(answer, answer, Map.of("response", "满足")).statusCode())
                .isEqualTo(302);
        assertThat(engineer.get(clauses).statusCode())
                .as("the list is the bid manager's")
                .isEqualTo(403);
        assertThat(Visitor.signedIn(port, STRANGER).get(path).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("R-BD-2")
    void keepTheLongestListOfClauses() {
        var manager = Visitor.signedIn(port, MANAGER);
        var number = desk.started();
        var clauses = "/tenders/" + number + "/clauses";
        var rows = new HashMap<String, String>();
        for (var row = 0; row < Bidding.MOST_CLAUSES; row++) {
            rows.put("reference.new" + row, "3." + row);
            rows.put("requirement.new" + row, "要".repeat(2000));
            rows.put("kind.new" + row, "must");
            rows.put("owner.new" + row, ENGINEER);
        }
        assertThat(manager.submit(clauses, clauses, rows).statusCode()).isEqualTo(302);
        assertThat(bidding.clauses(number)).hasSize(Bidding.MOST_CLAUSES);
    }

    @Test
    @Tag("R-BD-4")
    @Tag("R-BD-6")
    void showPriceMarginQuestionsAndBondInBothLanguages() {
        var manager = Visitor.signedIn(port, MANAGER);
        var planned = desk.at(PLAN_COMMERCIAL);
        var price = "/tenders/" + planned + "/price";
        var refused = manager.submit(price, price, Map.of("price", "0", "cost", "12", "priceStrategy", "低价进入"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("大于 0", "低价进入");
        manager.submit(price, price, Map.of("price", "1000000", "cost", "950000", "priceStrategy", "低价进入"));
        assertThat(manager.page("/tenders/" + planned).text()).contains("1,000,000.00", "5.00 %", "低于底线 10 %");

        var number = desk.at(RECORD_RESULT);
        var path = "/tenders/" + number;
        var question = Map.of("question", "响应时间?", "owner", ENGINEER, "dueAt", "2026-03-28T12:00");
        assertThat(manager.submit(path, path + "/clarifications", question).statusCode())
                .isEqualTo(302);
        var past = manager.submit(
                path, path + "/presentation", Map.of("presentationAt", "2020-01-01T09:00", "place", "三楼"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body()).contains("将来的时间");
        assertThat(manager.submit(
                                path,
                                path + "/presentation",
                                Map.of("presentationAt", "2026-04-01T09:00", "place", "三楼"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(manager.uploadTo(path + "/documents", manager.csrf(), "a.txt", "x")
                        .statusCode())
                .as("the bid is submitted")
                .isEqualTo(403);
    }

    @Test
    @Tag("R-BD-5")
    void listBondsAndTenders() {
        var finance = Visitor.signedIn(port, FINANCE);
        var number = desk.at(SEAL_BID);
        assertThat(finance.page("/tenders/bonds").text()).contains(number, "20,000.00", "2026-05-26");
        assertThat(finance.page("/tenders?text=" + number + "&lang=en").text()).contains(number, "Being prepared");
        var path = "/tenders/" + number;
        assertThat(finance.submit(path, path + "/bond", Map.of("bondState", "returned"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(finance.submit(path, path + "/bond", Map.of("bondState", "returned", "bondNote", "回单 9"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(finance.page("/tenders/bonds").text()).doesNotContain(number);
    }

    @Test
    @Tag("R-BD-5")
    void moveTheDeadlineAndStopTheBid() {
        var manager = Visitor.signedIn(port, MANAGER);
        var path = "/tenders/" + desk.started();
        var fields = new HashMap<>(Map.of(
                "submissionDeadline", "2026-03-09T17:00", "openingAt", "2026-03-09T16:00", "announcement", "更正公告"));
        var refused = manager.submit(path, path + "/deadline", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .as("each field is named and what was typed is kept")
                .contains("将来的递交截止时间", "不得早于递交截止", "value=\"2026-03-09T16:00\"", ">更正公告</textarea>");
        fields.put("submissionDeadline", "2026-04-09T10:30");
        fields.put("openingAt", "2026-04-09T10:30");
        assertThat(manager.submit(path, path + "/deadline", fields).statusCode())
                .isEqualTo(302);
        assertThat(manager.page(path).text()).contains("2026-04-09 10:30");

        var silent = manager.submit(path, path + "/cancellation", Map.of("reason", " "));
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("请填写。");
        assertThat(manager.submit(path, path + "/cancellation", Map.of("reason", "预算取消"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(manager.page(path).text()).contains("已撤销", "预算取消").doesNotContain("截止时间有变", "撤销投标");
        assertThat(Visitor.signedIn(port, ENGINEER).page(path).select("form[action$='/cancellation']"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "submissionDeadline, 2026-03-09T17:00, 请填写将来的递交截止时间。",
        "submissionDeadline, 明天, 无法识别这个值，请重新填写。",
        "openingAt, 2026-03-27T16:59, 请填写开标时间，不得早于递交截止。",
        "priceLimit, -1500000, 请填写大于 0、最多两位小数的金额。",
        "priceLimit, 0, 请填写大于 0、最多两位小数的金额。",
        "priceLimit, 1.005, 请填写大于 0、最多两位小数的金额。",
        "bidBond, -0.01, 请填写不小于 0、最多两位小数的金额。"
    })
    @Tag("R-BD-1")
    void refuseATenderAtItsFieldAndKeepWhatWasTyped(String field, String value, String sentence) {
        var project = desk.project();
        var fields = new HashMap<>(Map.of(
                "projectNumber", project,
                "reference", "GZ-2026-118",
                "issuer", "区政数局",
                "submissionDeadline", "2026-03-27T17:00",
                "openingAt", "2026-03-27T17:00",
                "priceLimit", "1500000",
                "bidBond", "20000"));
        fields.put(field, value);
        var refused = Visitor.signedIn(port, MANAGER).submit("/tenders/new", "/tenders", fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select(".invalid-feedback").eachText()).containsExactly(sentence);
        assertThat(page.select("#" + field + "-notes .invalid-feedback")).hasSize(1);
        fields.forEach((name, typed) ->
                assertThat(page.select("#" + name).val()).as(name).isEqualTo(typed));
        assertThat(bidding.of(project, MANAGER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "price, 0, 请填写大于 0、最多两位小数的金额。",
        "price, -1, 请填写大于 0、最多两位小数的金额。",
        "price, 1500000.01, '报价不得超过限价 1500000.00 元，否则会被否决。'",
        "cost, -0.01, 请填写不小于 0、最多两位小数的金额。"
    })
    @Tag("R-BD-4")
    void refuseAPriceAtItsFieldAndKeepWhatWasTyped(String field, String value, String sentence) {
        var number = desk.at(PLAN_COMMERCIAL);
        var path = "/tenders/" + number + "/price";
        var fields = new HashMap<>(Map.of("price", "1000000", "cost", "800000", "priceStrategy", "低价进入"));
        fields.put(field, value);
        var refused = Visitor.signedIn(port, MANAGER).submit(path, path, fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("#" + field + "-notes .invalid-feedback").eachText())
                .containsExactly(sentence);
        fields.forEach((name, typed) ->
                assertThat(page.select("#" + name).val()).as(name).isEqualTo(typed));
        assertThat(bidding.read(number, MANAGER).price()).isNull();
    }

    @Test
    @Tag("R-BD-5")
    void countASubmissionAtTheInstantAndRefuseOneASecondLate() {
        var number = desk.at(SUBMIT_BID);
        var punctual = desk.at(SUBMIT_BID);
        var manager = Visitor.signedIn(port, MANAGER);
        try {
            clock.setTo(DEADLINE_AT);
            assertThat(complete(manager, punctual, SUBMIT_BID, Map.of("field.submissionRemark", "回执 1203"))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(bidding.read(punctual, MANAGER).submittedAt()).isEqualTo(DEADLINE_AT);

            clock.setTo(DEADLINE_AT.plusSeconds(1));
            var late = complete(manager, number, SUBMIT_BID, Map.of("field.submissionRemark", "回执 1204"));
            assertThat(late.statusCode()).isEqualTo(422);
            assertThat(late.body()).contains("递交截止时间 2026-03-27 17:00 已过", "回执 1204");
            assertThat(bidding.read(number, MANAGER).submittedAt()).isNull();
            assertThat(desk.waits(number, SUBMIT_BID))
                    .as("nothing is lost before the bid ends as missed")
                    .isTrue();
        } finally {
            clock.reset();
        }
    }

    @Test
    @Tag("R-BD-7")
    void refuseASecondResultFromAnotherWindow() {
        var number = desk.at(RECORD_RESULT);
        var manager = Visitor.signedIn(port, MANAGER);
        var path = "/tasks/" + desk.task(number, RECORD_RESULT).getId();
        var csrf = manager.csrf();
        assertThat(complete(
                                manager,
                                number,
                                RECORD_RESULT,
                                Map.of("field.bidResult", "won", "field.resultRemark", "公示 88"))
                        .statusCode())
                .isEqualTo(302);
        var second = manager.post(
                path + "/completion", Map.of("field.bidResult", "lost", "field.resultRemark", "公示 89", "_csrf", csrf));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("公示 89");
        assertThat(bidding.read(number, MANAGER).status()).isEqualTo(TenderStatus.WON);
    }

    @Test
    @Tag("R-BD-7")
    void refuseAWinnersPriceBelowZeroAndKeepWhatWasTyped() {
        var number = desk.at(REVIEW_LOSS);
        var refused = complete(
                Visitor.signedIn(port, MANAGER),
                number,
                REVIEW_LOSS,
                Map.of("field.lossReasons", "本地服务得分低", "field.winner", "某友商", "field.winnerPrice", "-1"));

        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("[name=field.winnerPrice]").val()).isEqualTo("-1");
        assertThat(refused.body()).contains("本地服务得分低");
        assertThat(desk.waits(number, REVIEW_LOSS)).isTrue();
    }

    @Test
    @Tag("R-BD-6")
    void handAQuestionOn() {
        var number = desk.at(RECORD_RESULT);
        var asked = desk.ask(number, ENGINEER);
        var path = "/tenders/" + number;
        var form = path + "/clarifications/" + asked + "/owner";
        assertThat(Visitor.signedIn(port, LEGAL).get(form).statusCode()).isIn(403, 404);
        var engineer = Visitor.signedIn(port, ENGINEER);
        assertThat(engineer.page(path).select("a[href='" + form + "']")).hasSize(1);
        var silent = engineer.submit(form, form, Map.of("owner", LEGAL, "reason", ""));
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(silent.body()).select("option[selected]").val()).isEqualTo(LEGAL);
        assertThat(engineer.submit(form, form, Map.of("owner", LEGAL, "reason", "请法务答"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(engineer.page(path).select("a[href='" + form + "']"))
                .as("it is not the engineer's any more")
                .isEmpty();
        assertThat(Visitor.signedIn(port, LEGAL).page(form + "?lang=en").text()).contains("Hand on question 1");
    }

    private HttpResponse<String> complete(Visitor visitor, String number, String element, Map<String, String> fields) {
        var path = "/tasks/" + desk.task(number, element).getId();
        return visitor.submit(path, path + "/completion", fields);
    }

    @Test
    @Tag("R-BD-1")
    @Tag("R-BD-3")
    void doTheSameOverTheApi() {
        var started = call(
                "POST",
                "/api/tenders",
                """
                {"projectNumber": "%s", "reference": "GZ-7", "issuer": "区政数局", "submissionDeadline": "2026-03-27T17:00",
                 "openingAt": "2026-03-27T17:30", "priceLimit": 1500000, "bidBond": 0}
                """
                        .formatted(desk.project()));
        assertThat(started.statusCode()).isEqualTo(201);
        var path = started.headers().firstValue("Location").orElseThrow();
        var refused = call(
                "PUT",
                path + "/clauses?version=0",
                "[{\"reference\": \"1\", \"requirement\": \"x\", \"kind\": \"must\"}]");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("owner.0");
        var saved = call(
                "PUT",
                path + "/clauses?version=0",
                "[{\"reference\": \"1\", \"requirement\": \"x\", \"kind\": \"must\", \"owner\": \"%s\"}]"
                        .formatted(ENGINEER));
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(call("PUT", path + "/clauses?version=0", "[]").statusCode()).isEqualTo(409);
        assertThat(call("PUT", path + "/clauses/1/response?version=0", "{\"response\": \"满足\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("PUT", path + "/price?version=1", "{\"price\": 1, \"cost\": 0, \"priceStrategy\": \"x\"}")
                        .statusCode())
                .as("no price yet in this step")
                .isEqualTo(403);
        var number = path.substring(path.lastIndexOf('/') + 1);
        assertThat(bidding.clause(number, 1).response()).isEqualTo("满足");
    }

    private HttpResponse<String> call(String verb, String path, String body) {
        var visitor = new Visitor(port);
        return visitor.send(visitor.request(path)
                .setHeader("Accept", "application/json")
                .header("Authorization", Visitor.basic(MANAGER))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(verb, BodyPublishers.ofString(body))
                .build());
    }
}
