package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Eleven people carry a need over a tender with a moved deadline, two clarifications and a presentation to a signed contract and its
 * amendment. The evidence holds what the script says, and nothing else.
 */
@Journey
class BidToContractJourney {

    private static final String TITLE = "区政务外网扩容（投标旅程）";

    private static final String MANAGER = "accountManager1";
    private static final String ENGINEER = "presalesEngineer1";
    private static final String TECHNICAL = "technicalReviewer1";
    private static final String COMMERCIAL = "commercialReviewer1";
    private static final String BIDDER = "bidManager1";
    private static final String HEAD = "departmentHead1";
    private static final String WRITER = "presalesEngineer2";
    private static final String LEGAL = "legal1";
    private static final String REVIEWER = "technicalReviewer2";
    private static final String FINANCE = "finance1";
    private static final String CENTRE = "centreManager3";

    @TempDir
    private Path folder;

    private final Album album = new Album();
    private String number = "";
    private String tender = "";
    private String contract = "";

    @Test
    @Tag("R-PS-8")
    @Tag("R-BD-2")
    @Tag("R-BD-4")
    @Tag("R-BD-5")
    @Tag("R-BD-6")
    @Tag("R-BD-7")
    @Tag("R-CO-1")
    void elevenPeopleCarryANeedOverATenderToASignedContractAndItsAmendment(Office office, @Autowired JdbcClient jdbc)
            throws IOException {
        var script = script();
        assertThat(script.people()).isEqualTo(11);
        script.play(office, jdbc, TITLE);
        assertThat(album.tooWide()).as("wider than a phone").isEmpty();
        office.browser().hasNoComplaints();
    }

    private Script script() {
        return new Script()
                .step(
                        MANAGER,
                        "raises the need",
                        desk -> number = desk.raiseNeed(TITLE),
                        "need project.needRaised",
                        "need instance.variablesWritten presales-review",
                        "need instance.started presales-review")
                .step(
                        ENGINEER,
                        "answers the need",
                        this::answer,
                        "need task.assigned userTask_answerNeed",
                        "need task.completed userTask_answerNeed",
                        "need task.assigned userTask_designSolution")
                .step(
                        ENGINEER,
                        "writes the solution",
                        this::write,
                        "need presales.solutionSaved",
                        "need document.added")
                .step(
                        ENGINEER,
                        "hands the design in",
                        this::handIn,
                        "need task.completed userTask_designSolution",
                        "need instance.variablesWritten presales-review")
                .step(
                        TECHNICAL,
                        "approves",
                        desk -> desk.judge(number, "技术评审方案", "technical", "approve", "双归环网可行。"),
                        "need task.assigned userTask_reviewTechnical",
                        "need task.completed userTask_reviewTechnical")
                .step(
                        COMMERCIAL,
                        "approves",
                        desk -> desk.judge(number, "商务评审方案", "commercial", "approve", "毛利达标。"),
                        "need task.assigned userTask_reviewCommercial",
                        "need task.completed userTask_reviewCommercial",
                        "need instance.variablesWritten presales-review by system:async-continuation at JOB",
                        "need task.assigned userTask_presentSolution by system:async-continuation at JOB")
                .step(
                        MANAGER,
                        "hears that the customer tenders",
                        this::present,
                        "need task.completed userTask_presentSolution",
                        "need instance.ended presales-review")
                .step(BIDDER, "is refused an opening before the deadline", this::enterBadly)
                .step(
                        BIDDER,
                        "enters the tender",
                        this::enter,
                        "bid bidding.tenderEntered",
                        "bid instance.variablesWritten bidding",
                        "bid instance.started bidding",
                        "bid task.assigned userTask_readTender")
                .step(BIDDER, "lists the clauses by keyboard", this::listClauses, "bid bidding.clausesSaved")
                .step(
                        BIDDER,
                        "reads the tender",
                        this::read,
                        "bid task.completed userTask_readTender",
                        "bid task.assigned userTask_scoreBid")
                .step(BIDDER, "scores the bid", this::score, "bid task.completed userTask_scoreBid")
                .step(
                        HEAD,
                        "decides to bid",
                        this::decide,
                        "bid task.assigned userTask_decideGoAsHead",
                        "bid task.completed userTask_decideGoAsHead",
                        "bid task.assigned userTask_planCommercial",
                        "bid task.assigned userTask_prepareQualification")
                .step(
                        WRITER,
                        "answers the first clause",
                        desk -> answerClause(desk, 1, "满足：每个点位双上联，故障切换小于 50 毫秒。"),
                        "bid bidding.clauseAnswered")
                .step(
                        WRITER,
                        "writes the technical plan",
                        this::planTechnically,
                        "bid task.assigned userTask_planTechnical",
                        "bid document.added",
                        "bid task.completed userTask_planTechnical")
                .step(
                        BIDDER,
                        "enters the deadline that the issuer moved",
                        this::moveDeadline,
                        "bid bidding.deadlineMoved",
                        "bid instance.variablesWritten bidding")
                .step(BIDDER, "is refused a commercial plan without a price", this::planWithoutPrice)
                .step(
                        BIDDER,
                        "answers the second clause",
                        desk -> answerClause(desk, 2, "满足：天河驻场四人，三十分钟到场。"),
                        "bid bidding.clauseAnswered")
                .step(BIDDER, "sets the price", this::price, "bid bidding.priceSaved")
                .step(
                        BIDDER,
                        "plans commercially",
                        desk -> plan(desk, "编写商务方案", "commercialPlan", "分三年付款，首年四成。"),
                        "bid task.completed userTask_planCommercial")
                .step(
                        BIDDER,
                        "gathers the papers",
                        desk -> plan(desk, "准备资格文件", "qualificationPapers", "许可、业绩、授权书齐全。"),
                        "bid task.completed userTask_prepareQualification")
                .step(
                        LEGAL,
                        "checks the terms",
                        this::checkTerms,
                        "bid task.assigned userTask_checkTerms",
                        "bid task.completed userTask_checkTerms",
                        "bid task.assigned userTask_assembleBid")
                .step(
                        BIDDER,
                        "assembles the bid",
                        this::assemble,
                        "bid task.completed userTask_assembleBid",
                        "bid instance.variablesWritten bidding")
                .step(
                        REVIEWER,
                        "approves the bid",
                        desk -> desk.judge(tender, "评审标书", "review", "approve", "应答完整。"),
                        "bid task.assigned userTask_reviewBid",
                        "bid task.completed userTask_reviewBid")
                .step(
                        FINANCE,
                        "approves the price",
                        desk -> desk.judge(tender, "财务批准报价", "finance", "approve", "现金流可行。"),
                        "bid task.assigned userTask_approvePriceAsFinance",
                        "bid task.completed userTask_approvePriceAsFinance")
                .step(
                        CENTRE,
                        "approves the price",
                        desk -> desk.judge(tender, "中心批准报价", "centre", "approve", "同意此价。"),
                        "bid task.assigned userTask_approvePriceAsCentre",
                        "bid task.completed userTask_approvePriceAsCentre",
                        "bid task.assigned userTask_sealBid")
                .step(
                        BIDDER,
                        "seals the bid",
                        desk -> plan(desk, "密封投标文件", "sealRemark", "正本一份，副本四份。"),
                        "bid task.completed userTask_sealBid",
                        "bid task.assigned userTask_submitBid")
                .step(
                        BIDDER,
                        "submits the bid",
                        desk -> plan(desk, "递交投标文件", "submissionRemark", "回执 2026-1203。"),
                        "bid bidding.bidSubmitted",
                        "bid task.completed userTask_submitBid",
                        "bid task.assigned userTask_recordResult")
                .step(
                        BIDDER,
                        "enters the first question",
                        desk -> ask(desk, "切换时延如何测得?", WRITER),
                        "bid bidding.clarificationAsked",
                        "bid instance.variablesWritten bidding",
                        "bid task.assigned userTask_answerClarification")
                .step(
                        BIDDER,
                        "enters the second question",
                        desk -> ask(desk, "付款节点可否后移?", COMMERCIAL),
                        "bid bidding.clarificationAsked",
                        "bid instance.variablesWritten bidding",
                        "bid task.assigned userTask_answerClarification")
                .step(
                        BIDDER,
                        "enters the presentation",
                        this::invite,
                        "bid bidding.presentationAsked",
                        "bid instance.variablesWritten bidding",
                        "bid task.assigned userTask_givePresentation")
                .step(
                        COMMERCIAL,
                        "hands the second question on",
                        this::handOn,
                        "bid bidding.clarificationHandedOn",
                        "bid task.assigned userTask_answerClarification")
                .step(
                        WRITER,
                        "answers the first question",
                        desk -> clarify(desk, "按附件测试记录，平均 38 毫秒。"),
                        "bid task.completed userTask_answerClarification")
                .step(
                        FINANCE,
                        "answers the second question",
                        desk -> clarify(desk, "可以，首付款移到验收后十日。"),
                        "bid task.completed userTask_answerClarification")
                .step(
                        BIDDER,
                        "gives the presentation",
                        desk -> plan(desk, "完成讲标", "presentationRemark", "评委关心割接窗口。"),
                        "bid task.completed userTask_givePresentation")
                .step(
                        BIDDER,
                        "records the award",
                        this::win,
                        "bid bidding.bidEnded",
                        "need project.bidEnded",
                        "contract contract.opened",
                        "contract instance.variablesWritten contract-review",
                        "contract instance.started contract-review",
                        "contract task.assigned userTask_draftContract",
                        "bid task.completed userTask_recordResult",
                        "bid instance.ended bidding")
                .step(FINANCE, "has the bond back", this::returnBond, "bid bidding.bondKept")
                .step(MANAGER, "looks back at the bid", this::lookBack)
                .step(MANAGER, "is refused an end before the start", this::writeTermsBadly)
                .step(MANAGER, "writes the terms", this::writeTerms, "contract contract.termsSaved")
                .step(MANAGER, "lists a changed clause", this::changeClause, "contract contract.clausesSaved")
                .step(
                        MANAGER,
                        "hands the draft in",
                        desk -> draft(desk, "按客户模板起草，违约金一条有改动。"),
                        "contract task.completed userTask_draftContract",
                        "contract instance.variablesWritten contract-review")
                .step(
                        LEGAL,
                        "approves the contract",
                        desk -> desk.judge(contract, "法务审核合同", "legal", "approve", "改动可以接受。"),
                        "contract task.assigned userTask_reviewLegal",
                        "contract task.completed userTask_reviewLegal")
                .step(
                        COMMERCIAL,
                        "approves the contract",
                        desk -> desk.judge(contract, "商务审核合同", "commercial", "approve", "折扣在限额内。"),
                        "contract task.assigned userTask_reviewCommercialTerms",
                        "contract task.completed userTask_reviewCommercialTerms")
                .step(
                        FINANCE,
                        "approves the contract",
                        desk -> desk.judge(contract, "财务审核合同", "finance", "approve", "付款条件可行。"),
                        "contract task.assigned userTask_checkFinance",
                        "contract task.completed userTask_checkFinance",
                        "contract task.assigned userTask_signContract")
                .step(
                        MANAGER,
                        "has it signed",
                        desk -> sign(desk, "合同签署件.txt"),
                        "contract document.added",
                        "contract task.completed userTask_signContract",
                        "contract contract.signed",
                        "need project.signed",
                        "contract instance.ended contract-review")
                .step(MANAGER, "looks at the signed contract", this::lookAtTheContract)
                .step(
                        MANAGER,
                        "opens an amendment",
                        this::amend,
                        "contract contract.amendmentOpened",
                        "contract instance.variablesWritten contract-review",
                        "contract instance.started contract-review",
                        "contract task.assigned userTask_draftContract")
                .step(MANAGER, "moves the promised day", this::movePromise, "contract contract.termsSaved")
                .step(
                        MANAGER,
                        "hands the amendment in",
                        desk -> draft(desk, "只推迟承诺交付日。"),
                        "contract task.completed userTask_draftContract",
                        "contract instance.variablesWritten contract-review")
                .step(
                        LEGAL,
                        "approves the amendment",
                        desk -> desk.judge(contract, "法务审核合同", "legal", "approve", "同意变更。"),
                        "contract task.assigned userTask_reviewLegal",
                        "contract task.completed userTask_reviewLegal")
                .step(
                        COMMERCIAL,
                        "approves the amendment",
                        desk -> desk.judge(contract, "商务审核合同", "commercial", "approve", "同意变更。"),
                        "contract task.assigned userTask_reviewCommercialTerms",
                        "contract task.completed userTask_reviewCommercialTerms")
                .step(
                        FINANCE,
                        "approves the amendment",
                        desk -> desk.judge(contract, "财务审核合同", "finance", "approve", "付款不变。"),
                        "contract task.assigned userTask_checkFinance",
                        "contract task.completed userTask_checkFinance",
                        "contract task.assigned userTask_signContract")
                .step(
                        MANAGER,
                        "has the amendment signed",
                        desk -> sign(desk, "补充协议签署件.txt"),
                        "contract document.added",
                        "contract task.completed userTask_signContract",
                        "contract contract.signed",
                        "contract instance.ended contract-review")
                .step(MANAGER, "looks back at everything", this::lookBackAtEverything);
    }

    private void answer(Desk engineer) {
        engineer.take(number, "答复需求");
        engineer.fill("plannedMeasure", "勘察三个机房和光缆。")
                .fill("expectedDate", LocalDate.now().plusDays(10).toString())
                .complete();
    }

    private void write(Desk engineer) throws IOException {
        engineer.writeSolution(number, "三点双归环网，统一出口。", file("组网方案.txt"));
    }

    private void handIn(Desk engineer) {
        engineer.take(number, "设计方案");
        engineer.fill("designRemark", "请评审。").complete();
    }

    private void present(Desk manager) {
        manager.await(number, "向客户呈报方案");
        manager.take(number, "向客户呈报方案");
        manager.choose("customerDecision", "toBid")
                .fill("presentationRemark", "客户认可方案，须公开招标。")
                .complete();
    }

    /** From the project's page; what was typed stays. */
    private void enterBadly(Desk bidder) {
        var page = bidder.page();
        page.navigate("/projects/" + number);
        page.locator("a[href='/tenders/new?project=" + number + "']").click();
        fill(page, "reference", "GZ-ZWWW-2026-07");
        fill(page, "issuer", "区政务服务数据管理局");
        fill(page, "submissionDeadline", "2026-08-14T17:00");
        fill(page, "openingAt", "2026-08-14T16:30");
        fill(page, "priceLimit", "2000000");
        fill(page, "bidBond", "40000");
        bidder.send("form[action='/tenders']");
        page.locator(".invalid-feedback").first().waitFor();
        assertThat(bidder.text()).contains("不得早于递交截止");
        assertThat(page.locator("[name=priceLimit]").inputValue()).isEqualTo("2000000");
        album.look(page, null, "journey-bid-refused-tender");
    }

    private void enter(Desk bidder) {
        var page = bidder.page();
        fill(page, "openingAt", "2026-08-14T17:30");
        bidder.send("form[action='/tenders']");
        page.waitForURL(url -> url.contains("/tenders/TB-"));
        tender = page.url().replaceAll(".*/(TB-\\d{4}-\\d{6}).*", "$1");
        album.look(page, null, "journey-bid-entered");
    }

    /** Field by field with the Tab key; Ctrl and Enter send. */
    private void listClauses(Desk bidder) {
        var page = bidder.page();
        page.navigate("/tenders/" + tender + "/clauses");
        page.locator("[name='reference.new0']").focus();
        row(page, 0, "3.1", "每个点位双上联，切换小于 50 毫秒。", 1, WRITER);
        row(page, 1, "3.2", "本地七乘二十四小时驻场，三十分钟到场。", 1, BIDDER);
        row(page, 2, "5.4", "近三年同类业绩，每个加二分。", 2, BIDDER);
        album.look(page, null, "journey-bid-clauses");
        page.locator("[name='reference.new3']").focus();
        page.keyboard().press("Control+Enter");
        Desk.awaitDone(page);
        assertThat(page.locator("[name^='dropped.']").count()).isEqualTo(3);
    }

    private static void row(Page page, int row, String reference, String requirement, int kind, String owner) {
        var keys = page.keyboard();
        keys.insertText(reference);
        keys.press("Tab");
        keys.insertText(requirement);
        keys.press("Tab");
        down(page, kind);
        keys.press("Tab");
        down(page, (Integer) page.locator("[name='owner.new" + row + "']")
                .evaluate("(select, owner) => [...select.options].findIndex(option => option.value === owner)", owner));
        keys.press("Tab");
        assertThat(page.locator("[name='owner.new" + row + "']").inputValue()).isEqualTo(owner);
    }

    private static void down(Page page, int times) {
        for (var press = 0; press < times; press++) {
            page.keyboard().press("ArrowDown");
        }
    }

    private void read(Desk bidder) {
        plan(bidder, "研读招标文件", "readingRemark", "切换时延和驻场是硬指标。");
    }

    private void score(Desk bidder) {
        bidder.take(tender, "填写投标评分表");
        bidder.fill("scoreFit", "5")
                .fill("scoreWinChance", "4")
                .fill("scoreTechnicalAbility", "5")
                .fill("scoreCapacity", "4")
                .fill("scoreMargin", "3")
                .fill("scoreRisk", "3")
                .fill("scoreCompetition", "3")
                .fill("scoreRemark", "现网客户，值得一投。")
                .complete();
    }

    private void decide(Desk head) {
        head.take(tender, "领导决定是否投标");
        assertThat(head.text()).contains("加权总分", "现网客户，值得一投。");
        album.look(head.page(), null, "journey-bid-go");
        head.choose("goDecision", "go").fill("goReason", "保住政务外网。").complete();
    }

    private void answerClause(Desk owner, int clause, String response) {
        var page = owner.page();
        page.navigate("/tenders/" + tender);
        page.locator("a[href$='/clauses/" + clause + "']").click();
        fill(page, "response", response);
        owner.send("form[action$='/clauses/" + clause + "']");
        Desk.awaitDone(page);
        assertThat(owner.text()).contains(response);
    }

    private void planTechnically(Desk writer) throws IOException {
        writer.take(tender, "编写技术方案");
        var task = writer.page().url();
        var page = writer.page();
        page.navigate("/tenders/" + tender);
        page.locator("form[action$='/documents'] input[type=file]").setInputFiles(file("技术标书.txt"));
        writer.send("form[action$='/documents']");
        page.getByText("技术标书.txt").first().waitFor();
        page.navigate(task);
        writer.fill("technicalPlan", "三点双归环网，见技术标书。").complete();
    }

    private void moveDeadline(Desk bidder) {
        var page = bidder.page();
        page.navigate("/tenders/" + tender);
        unfold(page, "截止时间有变");
        fill(page, "submissionDeadline", "2026-08-28T17:00");
        fill(page, "openingAt", "2026-08-28T17:30");
        fill(page, "announcement", "更正公告 2 号，延期两周。");
        album.look(page, null, "journey-bid-deadline");
        bidder.send("form[action$='/deadline']");
        Desk.awaitDone(page);
        assertThat(bidder.text()).contains("2026-08-14 17:00 → 2026-08-28 17:00", "更正公告 2 号");
    }

    private void planWithoutPrice(Desk bidder) {
        bidder.take(tender, "编写商务方案");
        bidder.fill("commercialPlan", "分三年付款，首年四成。");
        bidder.send("form[action$='/completion']");
        bidder.page().getByText("还没有填写报价和成本").first().waitFor();
        assertThat(bidder.page().locator("[name='field.commercialPlan']").inputValue())
                .isEqualTo("分三年付款，首年四成。");
        album.look(bidder.page(), null, "journey-bid-refused-plan");
    }

    private void price(Desk bidder) {
        var page = bidder.page();
        page.navigate("/tenders/" + tender + "/price");
        fill(page, "price", "1880000");
        fill(page, "cost", "1600000");
        fill(page, "priceStrategy", "略低于限价，以驻场拉开差距。");
        bidder.send("form[action$='/price']");
        Desk.awaitDone(page);
        assertThat(bidder.text()).contains("14.89 %");
    }

    private void plan(Desk desk, String step, String field, String text) {
        desk.take(tender, step);
        desk.fill(field, text).complete();
    }

    private void checkTerms(Desk legal) {
        legal.take(tender, "法务审核条款");
        legal.choose("termsVerdict", "risky")
                .fill("termsRemark", "逾期违约金每日千分之三，偏高。")
                .complete();
    }

    private void assemble(Desk bidder) {
        bidder.take(tender, "汇总投标文件");
        assertThat(bidder.text()).contains("偏高");
        bidder.fill("assemblyRemark", "请重点看违约金。").complete();
    }

    private void ask(Desk bidder, String question, String owner) {
        var page = bidder.page();
        page.navigate("/tenders/" + tender);
        unfold(page, "登记澄清");
        fill(page, "question", question);
        page.locator("[name=owner]").selectOption(owner);
        fill(page, "dueAt", "2026-09-01T12:00");
        bidder.send("form[action$='/clarifications']");
        Desk.awaitDone(page);
        assertThat(bidder.text()).contains(question);
    }

    private void invite(Desk bidder) {
        var page = bidder.page();
        unfold(page, "登记讲标");
        fill(page, "presentationAt", "2026-09-02T09:30");
        fill(page, "place", "区政务中心三楼");
        bidder.send("form[action$='/presentation']");
        Desk.awaitDone(page);
        album.look(page, null, "journey-bid-questions");
    }

    private void handOn(Desk commercial) {
        var page = commercial.page();
        page.navigate("/tenders/" + tender);
        page.locator("a[href$='/clarifications/2/owner']").click();
        page.locator("[name=owner]").selectOption(FINANCE);
        fill(page, "reason", "付款节点须财务答。");
        album.look(page, null, "journey-bid-hand-on");
        commercial.send("form[action$='/owner']");
        Desk.awaitDone(page);
    }

    private void clarify(Desk owner, String answer) {
        owner.take(tender, "答复澄清问题");
        owner.fill("clarificationAnswer", answer).complete();
    }

    private void win(Desk bidder) {
        bidder.take(tender, "登记开标结果");
        bidder.choose("bidResult", "won").fill("resultRemark", "中标公告 88 号。").complete();
    }

    private void returnBond(Desk finance) {
        var page = finance.page();
        page.navigate("/tenders/bonds");
        page.locator("main a[href='/tenders/" + tender + "']").first().click();
        unfold(page, "更新保证金");
        page.locator("[name=bondState][value=returned]").check();
        fill(page, "bondNote", "回单 0907。");
        finance.send("form[action$='/bond']");
        Desk.awaitDone(page);
    }

    private void lookBack(Desk manager) {
        album.look(manager.page(), "/tenders/" + tender, "journey-bid-won");
        assertThat(manager.text()).contains("中标", "按附件测试记录，平均 38 毫秒。", "可以，首付款移到验收后十日。", "评委关心割接窗口。", "已退回");
        album.look(manager.page(), "/projects/" + number, "journey-bid-project");
        assertThat(manager.text()).contains("转合同", tender);
    }

    /** Found on the project's page; what was typed stays. */
    private void writeTermsBadly(Desk manager) {
        var page = manager.page();
        page.navigate("/projects/" + number);
        var link = page.locator("main a[href^='/contracts/HT-']").first();
        contract = link.getAttribute("href").replaceAll(".*/(HT-\\d{4}-\\d{6}).*", "$1");
        page.navigate("/contracts/" + contract + "/terms");
        fill(page, "listPrice", "2000000");
        fill(page, "value", "1880000");
        fill(page, "startOn", "2026-10-01");
        fill(page, "endOn", "2026-09-30");
        fill(page, "promisedOn", "2026-09-15");
        fill(page, "payment", "签约付四成，验收后十日付六成。");
        manager.send("form[action$='/terms']");
        page.locator(".invalid-feedback").first().waitFor();
        assertThat(page.locator("#endOn-notes").innerText()).isNotBlank();
        assertThat(page.locator("[name=value]").inputValue()).isEqualTo("1880000");
        album.look(page, null, "journey-contract-refused-terms");
    }

    private void writeTerms(Desk manager) {
        fill(manager.page(), "endOn", "2029-09-30");
        fill(manager.page(), "promisedOn", "2026-11-30");
        manager.send("form[action$='/terms']");
        Desk.awaitDone(manager.page());
    }

    private void changeClause(Desk manager) {
        var page = manager.page();
        page.navigate("/contracts/" + contract + "/clauses");
        fill(page, "reference.0", "9.2");
        fill(page, "reason.0", "客户统一模板。");
        fill(page, "standard.0", "逾期每日万分之五。");
        fill(page, "changed.0", "逾期每日千分之三。");
        manager.send("form[action$='/clauses']");
        Desk.awaitDone(page);
        album.look(page, "/contracts/" + contract, "journey-contract-drafted");
    }

    private void draft(Desk manager, String remark) {
        manager.take(contract, "起草合同");
        manager.fill("draftRemark", remark).complete();
    }

    private void sign(Desk manager, String copy) throws IOException {
        var page = manager.page();
        manager.await(contract, "签署合同");
        page.navigate("/contracts/" + contract);
        page.locator("form[action$='/signed-copies'] input[type=file]").setInputFiles(file(copy));
        manager.send("form[action$='/signed-copies']");
        page.getByText(copy).first().waitFor();
        manager.take(contract, "签署合同");
        manager.choose("signOutcome", "signed")
                .fill("signedOn", "2026-03-10")
                .fill("signatory", "张主任")
                .complete();
    }

    private void lookAtTheContract(Desk manager) {
        album.look(manager.page(), "/contracts/" + contract, "journey-contract-signed");
        assertThat(manager.text()).contains("已签署", "1,880,000.00", "2026-11-30", "合同签署件.txt", tender);
    }

    private void amend(Desk manager) {
        var page = manager.page();
        unfold(page, "变更合同");
        fill(page, "amendmentReason", "机房晚交付一个月。");
        manager.send("form[action$='/amendments']");
        Desk.awaitDone(page);
    }

    private void movePromise(Desk manager) {
        var page = manager.page();
        page.navigate("/contracts/" + contract + "/terms");
        fill(page, "promisedOn", "2026-12-31");
        manager.send("form[action$='/terms']");
        Desk.awaitDone(page);
    }

    private void lookBackAtEverything(Desk manager) {
        album.look(manager.page(), "/contracts/" + contract, "journey-contract-amended");
        assertThat(manager.text()).contains("2026-12-31", "机房晚交付一个月。", "补充协议签署件.txt");
        album.look(manager.page(), "/projects/" + number, "journey-contract-project");
        assertThat(manager.text()).contains("已签约", tender, contract);
    }

    private static void unfold(Page page, String summary) {
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText(summary))
                .click();
    }

    private static void fill(Page page, String field, String text) {
        page.locator("[name='" + field + "']").fill(text);
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }
}
