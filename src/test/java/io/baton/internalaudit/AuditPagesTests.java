package io.baton.internalaudit;

import static io.baton.internalaudit.AuditCast.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.IntegrationTest;
import io.baton.Visitor;
import io.baton.internalaudit.MonthlyRanking.AspectShare;
import io.baton.internalaudit.MonthlyRanking.DepartmentRank;
import io.baton.web.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of audits, findings, the checklist's template and the monthly ranking, through the front door. */
@IntegrationTest
class AuditPagesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private InternalAudits audits;

    @Autowired
    private Checklist checklist;

    @Autowired
    private Rankings rankings;

    @Autowired
    private JdbcClient jdbc;

    private AuditDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new AuditDesk(beans);
    }

    @Test
    @Tag("R-IA-3")
    @Tag("R-IA-4")
    void leadAnAuditorFromTheStartToTheWarning() {
        var auditor = Visitor.signedIn(port, AUDITOR);
        var started = auditor.submit(
                "/audits/new", "/audits", Map.of("projectNumber", desk.cast.project(), "origin", "delivery"));
        var page = started.headers().firstValue("Location").orElseThrow();
        assertThat(page).matches(".*/audits/NS-2026-\\d{6}");
        var path = page.substring(page.indexOf("/audits/"));

        var scores = new HashMap<String, String>();
        for (var item = 1; item <= 9; item++) {
            scores.put("score." + item, "8");
        }
        scores.put("score.3", "11");
        var refused = auditor.submit(path, path + "/scores", scores);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .as("the item is named and what was typed is kept")
                .contains("技术方案在现网条件下可以实现」：请填 0 到 10 的整数", "value=\"11\"");

        scores.put("score.3", "3");
        assertThat(auditor.submit(path, path + "/scores", scores).statusCode()).isEqualTo(302);
        assertThat(auditor.page(path).text()).contains("还没有写警示");
        var emptyFile = Jsoup.parse(
                auditor.upload(path, path + "/documents", "空.txt", "").body());
        assertThat(emptyFile.select("[name=score.3]").val())
                .as("what another form of the page refuses leaves the scores alone")
                .isEqualTo("3");
        var warning = path + "/items/3";
        var alone = auditor.submit(
                warning,
                warning,
                Map.of("statement", "现网无端口", "responsible", OTHER_AUDITOR, "verifier", OTHER_AUDITOR));
        assertThat(alone.statusCode()).isEqualTo(422);
        assertThat(alone.body()).contains("验证人不能是第一责任人本人", "现网无端口");
        assertThat(auditor.submit(
                                warning,
                                warning,
                                Map.of("statement", "现网无端口", "responsible", ENGINEER, "verifier", OTHER_AUDITOR))
                        .statusCode())
                .isEqualTo(302);
        assertThat(auditor.page(path).text()).contains("现网无端口");
    }

    @Test
    @Tag("R-IA-1")
    void showACustomersAuditAndItsCancellation() {
        var auditor = Visitor.signedIn(port, AUDITOR);
        var started = auditor.submit(
                "/audits/new",
                "/audits",
                Map.of("projectNumber", desk.cast.project(), "origin", "customer", "customerDue", "2026-05-08"));
        var page = started.headers().firstValue("Location").orElseThrow();
        var path = page.substring(page.indexOf("/audits/"));
        var statement = path + "/statement";
        assertThat(auditor.submit(
                                statement,
                                statement,
                                Map.of(
                                        "aspect",
                                        "security",
                                        "statement",
                                        "进出机房没有登记",
                                        "responsible",
                                        ENGINEER,
                                        "verifier",
                                        OTHER_AUDITOR))
                        .statusCode())
                .isEqualTo(302);
        assertThat(auditor.page(path + "?lang=en").text()).contains("进出机房没有登记", "Customer's audit");

        var refused = auditor.submit(path, path + "/cancellation", Map.of("reason", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(auditor.submit(path, path + "/cancellation", Map.of("reason", "客户撤回了审核"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(auditor.page("/audits?text=" + path.substring(8)).text()).contains("Cancelled");
    }

    @Test
    @Tag("R-IA-1")
    @Tag("R-IA-10")
    void takeTheCustomersPapersAndWhatGoesBackWithTheReport() {
        var number = audits.start(new AuditDraft(desk.cast.project(), "customer", LocalDate.of(2026, 5, 8)), AUDITOR);
        var path = "/audits/" + number;
        var auditor = Visitor.signedIn(port, AUDITOR);
        assertThat(auditor.page(path).text()).contains("内审员 人" + AUDITOR);
        assertThat(auditor.upload(path, path + "/documents", "客户审核函.txt", "两处不符合")
                        .statusCode())
                .isEqualTo(302);
        assertThat(auditor.upload(path, path + "/documents", "空.txt", "").statusCode())
                .isEqualTo(422);
        assertThat(auditor.page(path).text()).contains("客户审核函.txt");
        assertThat(auditor.page(path).select("form[action$=/report/documents]"))
                .as("there is no report yet")
                .isEmpty();
        assertThat(auditor.uploadTo(path + "/report/documents", auditor.csrf(), "早了.txt", "早")
                        .statusCode())
                .isEqualTo(403);
        desk.state(number, "机柜没有贴标签");
        desk.complete(number, InternalAuditProcess.ENTER_FINDINGS, AUDITOR, AuditDesk.OPINION);
        desk.correct(audits.findings(number).get(0).number(), ENGINEER, OTHER_AUDITOR);

        var manager = Visitor.signedIn(port, RAISER);
        assertThat(manager.upload(path, path + "/report/documents", "整改说明.txt", "逐项说明")
                        .statusCode())
                .isEqualTo(302);
        assertThat(manager.page(path).text()).contains("随整改报告发给客户的附件", "整改说明.txt");
        assertThat(manager.page("/sheets/corrective-report/" + number + "/print")
                        .text())
                .contains("整改说明.txt")
                .doesNotContain("客户审核函.txt");
        assertThat(auditor.uploadTo(path + "/report/documents", auditor.csrf(), "不该.txt", "不该")
                        .statusCode())
                .as("only who writes the report")
                .isEqualTo(403);
        desk.complete(number, InternalAuditProcess.REPORT_TO_CUSTOMER, RAISER, Map.of("reportText", "已整改"));
        assertThat(manager.page(path).select("form[action$=/report/documents]")).isEmpty();
    }

    @Test
    @Tag("R-IA-9")
    void showAFindingWithItsEvidenceToWhoCorrectsIt() {
        var finding = desk.issued();
        var path = "/findings/" + finding;
        var engineer = Visitor.signedIn(port, ENGINEER);
        assertThat(engineer.submit(path, path + "/helpers", Map.of("helper", COLLEAGUE))
                        .statusCode())
                .isEqualTo(302);
        desk.complete(finding, NonconformityProcess.PLAN_MEASURE, ENGINEER, AuditDesk.PLANNED);
        assertThat(Visitor.signedIn(port, COLLEAGUE)
                        .upload(path, path + "/documents", "照片.txt", "已整改")
                        .statusCode())
                .isEqualTo(302);
        assertThat(Visitor.signedIn(port, COLLEAGUE)
                        .upload(path, path + "/documents", "空.txt", "")
                        .statusCode())
                .isEqualTo(422);

        assertThat(engineer.page(path).text()).contains("照片.txt", "勘察清单加机房一栏", "人" + COLLEAGUE);
        assertThat(engineer.page("/audits/" + desk.auditOf(finding)).text()).contains(finding);
        assertThat(Visitor.signedIn(port, STRANGER).get(path).statusCode()).isEqualTo(404);
        var viewer = Visitor.signedIn(port, VIEWER);
        assertThat(viewer.page(path).select("main form")).isEmpty();
    }

    @Test
    @Tag("R-IA-3")
    void keepEveryVersionOfAQuestion() {
        var manager = Visitor.signedIn(port, CENTRE_MANAGER);
        var draft = Map.of(
                "aspect",
                "risk",
                "text",
                "汛期施工有预案",
                "textEn",
                "There is a plan for the flood season",
                "reason",
                "去年的教训");
        assertThat(manager.submit("/checklist/new", "/checklist", Map.of("aspect", "risk"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(manager.submit("/checklist/new", "/checklist", draft).statusCode())
                .isEqualTo(302);
        var question = checklist.questions().stream()
                .filter(one -> one.text().equals("汛期施工有预案"))
                .findFirst()
                .orElseThrow();
        assertThat(question.used()).as("an unticked box").isFalse();
        assertThat(audits.checklist(desk.started())).hasSize(9);

        var path = "/checklist/" + question.question();
        var changed = new HashMap<>(draft);
        changed.put("text", "汛期施工有预案并演练过");
        assertThat(manager.submit(path, path, changed).statusCode()).isEqualTo(302);
        assertThat(manager.page("/checklist").text()).contains("第 " + question.question() + " 号第 2 版", "去年的教训");
        assertThatThrownBy(() -> checklist.change(
                        question.question(), new Checklist.Draft("risk", "旧", "old", true, "晚了一步"), 1, CENTRE_MANAGER))
                .isInstanceOf(QuestionChangedMeanwhile.class);
        assertThat(checklist.question(question.question()).text()).isEqualTo("汛期施工有预案并演练过");
    }

    @Test
    @Tag("R-IA-11")
    void rankDepartmentsAndAspectsOfTheMonth() {
        var first = desk.issued();
        var again = desk.issued();
        var cancelled = desk.issued();
        audits.cancel(desk.auditOf(cancelled), "重复", AUDITOR);
        // A month of its own, far from what other tests issue.
        move(first, "2019-05-06T02:00:00Z", "2019-05-20T02:00:00Z");
        move(again, "2019-05-07T02:00:00Z", "2019-06-20T02:00:00Z");
        move(cancelled, "2019-05-08T02:00:00Z", "2019-05-20T02:00:00Z");
        issued(List.of(STRANGER, STRANGER, STRANGER, RAISER, RAISER, RAISER, CENTRE_MANAGER))
                .forEach(finding -> move(finding, "2019-05-09T02:00:00Z", "2019-06-20T02:00:00Z"));

        var may = rankings.of(YearMonth.of(2019, 5), CENTRE_MANAGER);
        assertThat(may.departments())
                .as(
                        "a late one weighs more than open ones, who is alike shares the rank, and the next rank is left out")
                .extracting(
                        DepartmentRank::rank,
                        DepartmentRank::name,
                        DepartmentRank::late,
                        DepartmentRank::open,
                        DepartmentRank::repeated)
                .containsExactly(
                        tuple(1, "auditOffice", 1, 2, 1),
                        tuple(2, "auditDistrict", 0, 3, 0),
                        tuple(2, "auditElsewhere", 0, 3, 0),
                        tuple(4, "auditCentre", 0, 1, 0));
        assertThat(may.aspects())
                .extracting(AspectShare::aspect, AspectShare::findings, share -> share.cumulative()
                        .toPlainString())
                .containsExactly(
                        tuple(Aspect.FEASIBILITY, 4, "44.4"),
                        tuple(Aspect.NEED, 2, "66.7"),
                        tuple(Aspect.COST_AND_PRICE, 1, "77.8"),
                        tuple(Aspect.RESOURCES, 1, "88.9"),
                        tuple(Aspect.RISK, 1, "100.0"));
        assertThat(rankings.of(YearMonth.of(2019, 4), CENTRE_MANAGER).departments())
                .isEmpty();
        var page = Visitor.signedIn(port, CENTRE_MANAGER).page("/audits/ranking?month=2019-05");
        assertThat(page.select("table:not(#aspects) tbody td:first-child").eachText())
                .containsExactly("1", "2", "2", "4");
        assertThat(page.select("#aspects tbody td:last-child").eachText())
                .containsExactly("44.4", "66.7", "77.8", "88.9", "100.0");
        assertThat(Visitor.signedIn(port, ENGINEER).get("/audits/ranking").statusCode())
                .isEqualTo(403);
    }

    /** The findings of an audit that fails the first items of the checklist, each with its responsible person. */
    private List<String> issued(List<String> responsible) {
        var number = desk.started();
        var items = IntStream.rangeClosed(1, responsible.size()).boxed().toList();
        desk.score(number, items.stream().collect(Collectors.toMap(Function.identity(), item -> "4")));
        items.forEach(item -> desk.warn(number, item, responsible.get(item - 1), OTHER_AUDITOR));
        desk.complete(number, InternalAuditProcess.FILL_CHECKLIST, AUDITOR, AuditDesk.OPINION);
        return audits.findings(number).stream().map(Finding::number).toList();
    }

    private void move(String finding, String issuedAt, String dueAt) {
        jdbc.sql("update baton.finding set created_at = :issued, due_at = :due where number = :number")
                .param("issued", Instant.parse(issuedAt).atZone(Times.ZONE).toOffsetDateTime())
                .param("due", Instant.parse(dueAt).atZone(Times.ZONE).toOffsetDateTime())
                .param("number", finding)
                .update();
    }
}
