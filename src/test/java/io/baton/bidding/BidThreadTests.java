package io.baton.bidding;

import static io.baton.bidding.BidDesk.*;
import static io.baton.bidding.BiddingProcess.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.TestClock;
import io.baton.TestNeeds;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.presales.Presales;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What a project's page shows of all its flows together, for each end that a bid can take. */
@IntegrationTest
class BidThreadTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Bidding bidding;

    @Autowired
    private Presales presales;

    @Autowired
    private Projects projects;

    @Autowired
    private Customers customers;

    @Autowired
    private Documents documents;

    @Autowired
    private TestClock clock;

    private final List<String> reviewed = new ArrayList<>();
    private BidDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new BidDesk(beans);
    }

    @AfterEach
    void letTimeGoOn() {
        // Their reviews still run, and other tests move the due times of all open tasks.
        reviewed.forEach(project -> presales.withdraw(project, "测试结束", RAISER));
        reviewed.clear();
        clock.reset();
    }

    @Test
    @Tag("R-PS-8")
    void showsTheWayFromAReviewThatRunsToAContractThatIsNext() {
        var project = desk.raised("900000");
        assertThat(way(project)).containsExactly("running 售前评审中", "not_reached 未到", "not_reached 未到", "not_reached 未到");
        projects.grade(project);
        projects.ended(project, ProjectStatus.TO_BID, null, RAISER);
        assertThat(way(project))
                .as("no audit was asked for")
                .containsExactly("done 已转投标", "skipped 不经过", "next 待开始", "not_reached 未到");
        bidding.start(draft(project), MANAGER);
        assertThat(way(project)).containsExactly("done 已转投标", "skipped 不经过", "running 编制中", "not_reached 未到");
    }

    @Test
    @Tag("R-PS-8")
    void showsThatADirectContractNeedsNoBid() {
        var project = desk.raised("900000");
        projects.grade(project);
        projects.ended(project, ProjectStatus.TO_CONTRACT, null, RAISER);
        assertThat(way(project)).containsExactly("done 已转合同", "skipped 不经过", "skipped 不经过", "running 起草中");
    }

    @Test
    @Tag("R-PS-8")
    void showsWhereAProjectEndedOnItsWay() {
        var rejected = desk.raised("900000");
        projects.grade(rejected);
        projects.ended(rejected, ProjectStatus.REJECTED, "没有资源", MANAGER);
        assertThat(way(rejected)).containsExactly("failed 已否决", "not_reached 未到", "not_reached 未到", "not_reached 未到");

        var lost = desk.at(RECORD_RESULT);
        desk.complete(lost, RECORD_RESULT, MANAGER, result("lost"));
        assertThat(way(projectOf(lost))).element(2).isEqualTo("failed 未中标");

        var won = desk.at(RECORD_RESULT);
        desk.complete(won, RECORD_RESULT, MANAGER, result("won"));
        assertThat(way(projectOf(won))).endsWith("skipped 不经过", "done 中标", "running 起草中");

        var declined = desk.at(DECIDE_GO);
        desk.complete(declined, DECIDE_GO, CENTRE, go("noGo"));
        assertThat(way(projectOf(declined))).element(2).isEqualTo("failed 不投标");

        var withdrawn = desk.at(SEAL_BID);
        presales.withdraw(projectOf(withdrawn), "客户取消采购", RAISER);
        assertThat(way(projectOf(withdrawn))).element(2).isEqualTo("failed 已撤回");
    }

    @Test
    @Tag("R-BD-5")
    void showsAMissedBid() {
        var missed = desk.at(SEAL_BID);
        clock.setTo(DEADLINE_AT.plus(Duration.ofMinutes(1)));
        desk.fire(missed, "event_deadlinePassed");
        assertThat(way(projectOf(missed))).element(2).isEqualTo("failed 错过截止");
    }

    @Test
    @Tag("R-BD-7")
    void showsTheNewestOfSeveralBidsAndLeadsToTheOthers() {
        var first = desk.at(DECIDE_REBID);
        var project = projectOf(first);
        desk.complete(first, DECIDE_REBID, CENTRE, Map.of("rebidDecision", "rebid", "rebidReason", "客户重新招标"));
        assertThat(way(project)).element(2).isEqualTo("failed 废标");
        var second = bidding.start(draft(project), MANAGER);

        var bid = page(RAISER, project).select(".way > li").get(2);
        assertThat(way(project)).element(2).isEqualTo("running 编制中");
        assertThat(bid.select("a").eachAttr("href")).containsExactly("/tenders/" + second, "/tenders/" + first);
        assertThat(bid.text()).contains("此前 " + first + " 废标").contains("历时");
    }

    @Test
    @Tag("R-BD-3")
    void gathersOpenTasksMoneyDocumentsAndWhatHappenedOfAllFlows() {
        var project = reviewed();
        var number = bidding.start(draft(project), MANAGER);
        var content = "标书".getBytes(StandardCharsets.UTF_8);
        documents.add(
                number,
                BidDocuments.PURPOSE,
                new Upload("标书.txt", content.length, () -> new ByteArrayInputStream(content)),
                MANAGER);
        desk.list(number);
        desk.complete(number, READ_TENDER, MANAGER, Map.of("readingRemark", "看点"));
        desk.complete(number, SCORE_BID, MANAGER, scores(4));

        var page = page(RAISER, project);
        var open = page.select("section[aria-labelledby=open-title]");
        assertThat(open.select("th[scope=rowgroup]").eachText()).containsExactly("售前评审", "投标");
        assertThat(open.select("tbody tr:has(td)").eachText())
                .hasSize(2)
                .anySatisfy(row -> assertThat(row).contains("答复需求", project, "售前客户工程师", "还剩"))
                .anySatisfy(row -> assertThat(row).contains("决定是否投标", number, "支撑中心经理"));
        assertThat(page.select("#money").text())
                .contains("预计年收入（元） 900,000.00", number, "限价（元） 1,500,000.00", "投标保证金（元） 20,000.00");
        assertThat(page.select("#documents").text()).contains("投标 " + number + " (1)", "标书.txt", "SHA-256");
        assertThat(page.select("#documents a[href^=/documents/]")).isNotEmpty();

        var all = page.select("#timeline .history > li");
        assertThat(all.eachText())
                .anySatisfy(step -> assertThat(step).contains("发起：售前评审"))
                .anySatisfy(step -> assertThat(step).contains("发起：投标", number))
                .anySatisfy(step -> assertThat(step).contains("研读招标文件", "人" + MANAGER, "投标 " + number));
        assertThat(all.get(0).text()).as("the oldest first").contains("售前评审");
        assertThat(all.last().className()).isEqualTo("is-current");
        var filters = page.select("#timeline nav a");
        assertThat(filters.eachText()).containsExactly("全部", "售前评审", "投标");
        var ofBid = get(RAISER, filters.last().attr("href"));
        assertThat(ofBid.select("#timeline nav a[aria-current]").text()).isEqualTo("投标");
        assertThat(ofBid.select("#timeline .history > li").eachText())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step).contains(number));
    }

    @Test
    @Tag("R-OR-1")
    void showsWhoWasShownTheReviewNothingOfTheBid() {
        var project = reviewed();
        var number = bidding.start(draft(project), MANAGER);
        desk.list(number);
        var task = desk.tasks(project, "userTask_answerNeed").get(0).getId();
        var engineer = Visitor.signedIn(port, ENGINEER);
        var claim = engineer.submit("/tasks/" + task, "/tasks/" + task + "/claim", Map.of());
        assertThat(claim.statusCode()).isEqualTo(302);
        var copies = "/tasks/" + task + "/operations/copies";
        assertThat(engineer.submit(copies, copies, Map.of("to", STRANGER, "reason", "请了解"))
                        .statusCode())
                .isEqualTo(302);

        assertThat(page(MANAGER, project).select("main").text()).contains(number, "1,500,000.00");
        var shown = page(STRANGER, project);
        assertThat(way(shown)).as("how far the project is").element(2).isEqualTo("running 编制中");
        assertThat(shown.select(".way a").eachText()).containsExactly(project);
        for (var part : List.of("#money", "#documents", "#timeline", "section[aria-labelledby=open-title]")) {
            assertThat(shown.select(part).text())
                    .as(part)
                    .doesNotContain(number)
                    .doesNotContain("1,500,000.00");
        }
        assertThat(shown.select("#timeline .history").text()).contains("答复需求");
    }

    @Test
    @Tag("R-CU-2")
    @Tag("R-BD-7")
    void showsTheCustomerInThreePartsAndOnlyWhatThePersonReadsOfIt() {
        var won = desk.at(RECORD_RESULT);
        desk.complete(won, RECORD_RESULT, MANAGER, result("won"));
        var project = projectOf(won);
        var address = "/customers/" + projects.get(project).customerId();

        var page = get(RAISER, address);
        assertThat(page.select("main h2").eachText()).startsWith("商务", "支撑", "网络与服务");
        var commercial = page.select("section[aria-labelledby=part-COMMERCIAL]").text();
        assertThat(commercial).contains("在途项目（1 个） 900,000.00", "已签约项目（0 个） 0.00");
        assertThat(commercial).contains("中标率 100 %（1 次有结果，中标 1 次）", won, "1,000,000.00", "中标");
        var support = page.select("section[aria-labelledby=part-SUPPORT]").text();
        assertThat(support).contains("没有商机", project, "服务该客户的人员", "客户经理 人" + RAISER + " 1 个项目");
        assertThat(page.select("section[aria-labelledby=part-NETWORK]").text()).contains("暂时为空");

        var stranger = get(STRANGER, address).select("main").text();
        assertThat(stranger)
                .as("the customer is everybody's, its projects are not")
                .contains("在途项目（0 个） 0.00", "没有招标", "没有找到项目")
                .doesNotContain(won)
                .doesNotContain(project)
                .doesNotContain("1,000,000.00");
    }

    @Test
    void foldsUpALongStory() {
        var project = desk.project();
        var number = bidding.start(draft(project), MANAGER);
        for (int round = 0; round < 60; round++) {
            desk.list(number);
        }

        var page = page(RAISER, project);
        assertThat(page.select("#timeline .history > li.is-done")).hasSize(50);
        assertThat(page.select("#timeline .history").text()).doesNotContain("发起：投标");
        var earlier = page.select("#timeline a[href*=entries]");
        assertThat(earlier.text()).isEqualTo("显示更早的经过");
        var whole = get(RAISER, earlier.attr("href"));
        assertThat(whole.select("#timeline .history").text()).contains("发起：投标");
        assertThat(whole.select("#timeline a[href*=entries]")).isEmpty();
    }

    /** The number of a project with a review that waits for its first answer, although its customer tenders already. */
    private String reviewed() {
        var project =
                presales.raiseNeed(TestNeeds.of(TestNeeds.customer(customers, RAISER), "900000", "medium"), RAISER);
        projects.ended(project, ProjectStatus.TO_BID, null, RAISER);
        reviewed.add(project);
        return project;
    }

    private String projectOf(String tender) {
        return bidding.read(tender, MANAGER).projectNumber();
    }

    private Document page(String person, String project) {
        return get(person, "/projects/" + project);
    }

    private Document get(String person, String path) {
        return Visitor.signedIn(port, person).page(path);
    }

    private List<String> way(String project) {
        return way(page(RAISER, project));
    }

    /** Presales, audit, bid, …: the state, and its words. */
    private static List<String> way(Document page) {
        return page.select(".way > li").stream()
                .map(phase -> phase.className().substring("is-".length()) + " " + words(phase))
                .toList();
    }

    private static String words(Element phase) {
        var badge = phase.select(".badge");
        return badge.isEmpty() ? phase.select("h3 + span").text() : badge.text();
    }
}
