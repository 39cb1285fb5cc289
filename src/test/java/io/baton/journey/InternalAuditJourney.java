package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nine people carry a need of grade A through its review: the internal audit finds two items amiss, one meets an obstacle and its risk is
 * accepted, the other fails its verification twice. The evidence holds what the script says, and nothing else.
 */
@Journey
class InternalAuditJourney {

    private static final String TITLE = "呼叫中心双活改造（内审旅程）";
    private static final int RESOURCES = 5;
    private static final int PRICE = 6;

    private static final String MANAGER = "accountManager1";
    private static final String ENGINEER = "presalesEngineer1";
    private static final String TECHNICAL = "technicalReviewer1";
    private static final String COMMERCIAL = "commercialReviewer1";
    private static final String AUDITOR = "internalAuditor1";
    private static final String VERIFIER = "internalAuditor2";
    private static final String HINDERED = "inSaleEngineer1";
    private static final String CORRECTING = "finance1";
    private static final String CENTRE = "centreManager1";

    @TempDir
    private Path folder;

    private final Album album = new Album();
    private String number = "";
    private String audit = "";
    private String hindered = "";
    private String corrected = "";

    @Test
    @Tag("R-PS-5")
    @Tag("R-IA-3")
    @Tag("R-IA-5")
    @Tag("R-IA-7")
    void ninePeopleCarryANeedOfGradeAThroughItsAudit(Office office, @Autowired JdbcClient jdbc) throws IOException {
        var script = script();
        assertThat(script.people()).isEqualTo(9);
        script.play(office, jdbc, TITLE);
        assertThat(album.tooWide()).as("wider than a phone").isEmpty();
        office.browser().hasNoComplaints();
    }

    private Script script() {
        return new Script()
                .step(
                        MANAGER,
                        "raises a need of grade A",
                        this::raiseGradeA,
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
                        "need instance.variablesWritten presales-review",
                        "need instance.started internal-audit",
                        "audit instance.variablesWritten internal-audit")
                .step(
                        TECHNICAL,
                        "approves",
                        desk -> desk.judge(number, "技术评审方案", "technical", "approve", "双活架构可行。"),
                        "need task.assigned userTask_reviewTechnical",
                        "need task.completed userTask_reviewTechnical")
                .step(
                        COMMERCIAL,
                        "approves",
                        desk -> desk.judge(number, "商务评审方案", "commercial", "approve", "毛利达标。"),
                        "need task.assigned userTask_reviewCommercial",
                        "need task.completed userTask_reviewCommercial")
                .step(
                        AUDITOR,
                        "claims the checklist and is refused eleven points of ten",
                        this::scoreTooMuch,
                        "audit task.assigned userTask_fillChecklist")
                .step(AUDITOR, "scores two items below the mark", this::score, "audit internalaudit.itemsScored")
                .step(
                        AUDITOR,
                        "warns of the resources",
                        desk -> warn(desk, RESOURCES, "第二中心的端口没有核查。", HINDERED),
                        "audit internalaudit.itemWarned")
                .step(
                        AUDITOR,
                        "warns of the price",
                        desk -> warn(desk, PRICE, "报价漏算了第二条链路的租费。", CORRECTING),
                        "audit internalaudit.itemWarned")
                .step(
                        AUDITOR,
                        "hands the checklist in",
                        this::issue,
                        "audit task.completed userTask_fillChecklist",
                        "audit internalaudit.findingIssued",
                        "finding 5 instance.variablesWritten nonconformity",
                        "finding 5 instance.started nonconformity",
                        "finding 5 task.assigned userTask_planMeasure",
                        "audit internalaudit.findingIssued",
                        "finding 6 instance.variablesWritten nonconformity",
                        "finding 6 instance.started nonconformity",
                        "finding 6 task.assigned userTask_planMeasure",
                        "audit instance.variablesWritten internal-audit")
                .step(
                        HINDERED,
                        "meets an obstacle",
                        this::meetObstacle,
                        "finding 5 task.completed userTask_planMeasure",
                        "finding 5 task.assigned userTask_confirmObstacle")
                .step(
                        AUDITOR,
                        "finds it real",
                        this::confirmObstacle,
                        "finding 5 task.completed userTask_confirmObstacle")
                .step(
                        CENTRE,
                        "accepts the risk",
                        this::acceptTheRisk,
                        "finding 5 task.assigned userTask_decideObstacle",
                        "finding 5 task.completed userTask_decideObstacle",
                        "finding 5 internalaudit.findingClosed",
                        "finding 5 instance.ended nonconformity")
                .step(
                        CORRECTING,
                        "plans",
                        this::plan,
                        "finding 6 task.completed userTask_planMeasure",
                        "finding 6 task.assigned userTask_provideEvidence")
                .step(CORRECTING, "is refused an empty file", this::provideNothing)
                .step(
                        CORRECTING,
                        "provides evidence",
                        desk -> provide(desk, "测算一稿.txt"),
                        "finding 6 document.added",
                        "finding 6 task.completed userTask_provideEvidence",
                        "finding 6 task.assigned userTask_verifyCorrection")
                .step(
                        VERIFIER,
                        "is not content",
                        desk -> reject(desk, "仍漏了租费。"),
                        "finding 6 task.completed userTask_verifyCorrection",
                        "finding 6 instance.variablesWritten nonconformity",
                        "finding 6 task.assigned userTask_planMeasure")
                .step(
                        CORRECTING,
                        "plans again",
                        this::plan,
                        "finding 6 task.completed userTask_planMeasure",
                        "finding 6 task.assigned userTask_provideEvidence")
                .step(
                        CORRECTING,
                        "provides evidence again",
                        desk -> provide(desk, "测算二稿.txt"),
                        "finding 6 document.added",
                        "finding 6 task.completed userTask_provideEvidence",
                        "finding 6 task.assigned userTask_verifyCorrection")
                .step(
                        VERIFIER,
                        "is not content again",
                        desk -> reject(desk, "租费按三年算，合同是五年。"),
                        "finding 6 task.completed userTask_verifyCorrection",
                        "finding 6 instance.variablesWritten nonconformity",
                        "finding 6 task.assigned userTask_handleEscalation")
                .step(
                        CENTRE,
                        "takes the escalation up",
                        this::handleEscalation,
                        "finding 6 task.completed userTask_handleEscalation",
                        "finding 6 task.assigned userTask_planMeasure")
                .step(
                        CORRECTING,
                        "plans for the third time",
                        this::plan,
                        "finding 6 task.completed userTask_planMeasure",
                        "finding 6 task.assigned userTask_provideEvidence")
                .step(
                        CORRECTING,
                        "provides evidence for the third time",
                        desk -> provide(desk, "测算三稿.txt"),
                        "finding 6 document.added",
                        "finding 6 task.completed userTask_provideEvidence",
                        "finding 6 task.assigned userTask_verifyCorrection")
                .step(
                        VERIFIER,
                        "accepts it",
                        this::accept,
                        "finding 6 task.completed userTask_verifyCorrection",
                        "finding 6 internalaudit.findingClosed",
                        "finding 6 instance.ended nonconformity",
                        "audit internalaudit.closed by system:closeAudit at JOB",
                        "audit instance.variablesWritten internal-audit by system:async-continuation at JOB",
                        "audit instance.ended internal-audit by system:async-continuation at JOB",
                        "need instance.variablesWritten presales-review by system:async-continuation at JOB",
                        "need instance.variablesWritten presales-review by system:async-continuation at JOB",
                        "need task.assigned userTask_presentSolution by system:async-continuation at JOB")
                .step(
                        MANAGER,
                        "presents the solution",
                        this::present,
                        "contract contract.opened",
                        "contract instance.variablesWritten contract-review",
                        "contract instance.started contract-review",
                        "contract task.assigned userTask_draftContract",
                        "need task.completed userTask_presentSolution",
                        "need instance.ended presales-review")
                .step(CORRECTING, "looks back", this::lookBack)
                .step(AUDITOR, "looks back", this::lookAtTheAudit)
                .step(MANAGER, "looks back", this::lookAtTheProject);
    }

    private void raiseGradeA(Desk manager) {
        var page = manager.page();
        page.navigate("/needs/new");
        manager.fillNeed(TITLE);
        page.locator("input[name=complexity][value=high]").check();
        manager.send("form[action='/needs']");
        page.waitForURL(url -> url.contains("/projects/XM-"));
        number = page.url().replaceAll(".*/(XM-\\d{4}-\\d{6}).*", "$1");
    }

    private void answer(Desk engineer) {
        engineer.take(number, "答复需求");
        engineer.fill("plannedMeasure", "勘察两个中心的机房。")
                .fill("expectedDate", LocalDate.now().plusDays(10).toString())
                .complete();
    }

    private void write(Desk engineer) throws IOException {
        engineer.writeSolution(number, "双中心双活，双链路。", file("双活方案.txt"));
    }

    private void handIn(Desk engineer) {
        engineer.take(number, "设计方案");
        engineer.fill("designRemark", "A 级项目，请评审和内审。").complete();
    }

    /** What was typed stays. */
    private void scoreTooMuch(Desk auditor) {
        audit = find(auditor);
        auditor.take(audit, "填写检查表");
        var page = auditor.page();
        page.navigate("/audits/" + audit);
        for (var item = 1; item <= 9; item++) {
            score(page, item, item == PRICE ? "3" : "8");
        }
        score(page, RESOURCES, "11");
        page.locator("[name='remark." + RESOURCES + "']").fill("端口没有核查。");
        auditor.send("form[action$='/scores']");
        page.locator(".invalid-feedback").first().waitFor();
        assertThat(auditor.text()).contains("第 5 项", "0 到 10 的整数");
        assertThat(page.locator("[name='score." + RESOURCES + "']").inputValue())
                .isEqualTo("11");
        assertThat(page.locator("[name='remark." + RESOURCES + "']").inputValue())
                .isEqualTo("端口没有核查。");
        assertThat(page.locator("[name='score." + PRICE + "']").inputValue()).isEqualTo("3");
        album.look(page, null, "journey-audit-refused-score");
    }

    /** The number of the audit, which its auditor finds by the project's title. */
    private static String find(Desk auditor) {
        auditor.page().navigate("/audits?text=" + TITLE);
        auditor.page().locator("main [data-row-open]").first().click();
        auditor.page().waitForURL(url -> url.contains("/audits/NS-"));
        return auditor.page().url().replaceAll(".*/(NS-\\d{4}-\\d{6}).*", "$1");
    }

    /** Mends what was refused, on the page as it came back. */
    private void score(Desk auditor) {
        score(auditor.page(), RESOURCES, "4");
        auditor.send("form[action$='/scores']");
        Desk.awaitDone(auditor.page());
    }

    private static void score(Page page, int item, String points) {
        page.locator("[name='score." + item + "']").fill(points);
    }

    /** Writes the warning; tries first that who corrects also verifies. */
    private void warn(Desk auditor, int item, String statement, String responsible) {
        var page = auditor.page();
        page.locator("a[href='/audits/" + audit + "/items/" + item + "']").click();
        page.locator("[name=statement]").fill(statement);
        page.locator("[name=responsible]").selectOption(VERIFIER);
        page.locator("[name=verifier]").selectOption(VERIFIER);
        auditor.send("form[action$='/items/" + item + "']");
        page.locator(".invalid-feedback").first().waitFor();
        assertThat(auditor.text()).contains("验证人不能是第一责任人本人");
        assertThat(page.locator("[name=statement]").inputValue()).isEqualTo(statement);
        assertThat(page.locator("[name=verifier]").inputValue()).isEqualTo(VERIFIER);
        album.look(page, null, "journey-audit-refused-verifier");

        page.locator("[name=responsible]").selectOption(responsible);
        auditor.send("form[action$='/items/" + item + "']");
        Desk.awaitDone(page);
    }

    private void issue(Desk auditor) {
        album.look(auditor.page(), null, "journey-audit-checklist");
        auditor.take(audit, "填写检查表");
        auditor.fill("auditRemark", "资源和报价须整改。").complete();
        var findings = findings(auditor, audit);
        assertThat(findings).hasSize(2);
        hindered = findings.get(0);
        corrected = findings.get(1);
    }

    private static List<String> findings(Desk auditor, String audit) {
        auditor.page().navigate("/audits/" + audit);
        return auditor.page().locator("ul a[href*='/findings/BF-']").allInnerTexts().stream()
                .map(String::strip)
                .distinct()
                .sorted()
                .toList();
    }

    private void meetObstacle(Desk engineer) {
        engineer.take(hindered, "制定整改措施");
        engineer.choose("measureAnswer", "obstacle")
                .fill("obstacleDescription", "第二中心机房半年内不开放，端口查不了。")
                .complete();
    }

    private void confirmObstacle(Desk auditor) {
        auditor.take(hindered, "核实困难");
        assertThat(auditor.text()).contains("第二中心机房半年内不开放");
        auditor.choose("obstacleReal", "real")
                .fill("obstacleRemark", "与机房方核实，属实。")
                .complete();
    }

    private void acceptTheRisk(Desk centre) {
        centre.take(hindered, "决定如何处理");
        assertThat(centre.text()).contains("与机房方核实，属实。");
        centre.choose("obstacleDecision", "acceptRisk")
                .fill("decisionReason", "客户书面同意先单中心开通，接受风险。")
                .complete();
    }

    private void plan(Desk correcting) {
        correcting.take(corrected, "制定整改措施");
        correcting
                .choose("measureAnswer", "planned")
                .fill("causeAnalysis", "测算表没有链路租费一栏。")
                .fill("correctiveMeasure", "补算第二条链路的租费。")
                .fill("preventiveMeasure", "测算表模板加租费一栏。")
                .complete();
    }

    private void provideNothing(Desk correcting) throws IOException {
        attach(correcting, Files.createFile(folder.resolve("空白测算.txt")));
        correcting.page().getByText("文件是空的，请选择有内容的文件。").first().waitFor();
        album.look(correcting.page(), null, "journey-audit-refused-evidence");
    }

    private void provide(Desk correcting, String evidence) throws IOException {
        attach(correcting, file(evidence));
        correcting.page().getByText(evidence).first().waitFor();
        correcting.take(corrected, "提交整改证据");
        correcting
                .choose("evidenceAnswer", "provided")
                .fill("evidenceRemark", "见" + evidence)
                .complete();
    }

    private void attach(Desk correcting, Path file) {
        correcting.page().navigate("/findings/" + corrected);
        correcting.page().locator("form[action$='/documents'] input[type=file]").setInputFiles(file);
        correcting.send("form[action$='/documents']");
    }

    private void reject(Desk verifier, String remark) {
        verifier.take(corrected, "验证整改");
        verifier.choose("verification", "rejected")
                .fill("verificationRemark", remark)
                .complete();
    }

    private void handleEscalation(Desk manager) {
        manager.take(corrected, "处理升级");
        assertThat(manager.text()).contains("仍漏了租费。", "租费按三年算，合同是五年。");
        album.look(manager.page(), null, "journey-audit-escalated");
        manager.fill("escalationOrder", "明天我和你一起核对合同。").complete();
    }

    private void accept(Desk verifier) {
        verifier.take(corrected, "验证整改");
        verifier.choose("verification", "accepted")
                .fill("verificationRemark", "五年租费已计入，有效。")
                .complete();
    }

    private void present(Desk manager) {
        manager.await(number, "向客户呈报方案");
        manager.take(number, "向客户呈报方案");
        manager.choose("customerDecision", "toContract")
                .fill("presentationRemark", "客户同意，直接签约。")
                .complete();
    }

    private void lookBack(Desk correcting) {
        album.look(correcting.page(), "/findings/" + corrected, "journey-audit-finding-closed");
        assertThat(correcting.text()).contains("已纠正", "2 次未通过验证", "测算一稿.txt", "测算二稿.txt", "测算三稿.txt", "明天我和你一起核对合同。");
    }

    private void lookAtTheAudit(Desk auditor) {
        album.look(auditor.page(), "/audits/" + audit, "journey-audit-passed");
        assertThat(auditor.text()).contains("带风险通过", "接受风险", "已纠正");
    }

    private void lookAtTheProject(Desk manager) {
        album.look(manager.page(), "/projects/" + number, "journey-audit-project");
        assertThat(manager.text()).contains("转合同", "双活架构可行。", "毛利达标。", audit, "带风险通过");
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }
}
