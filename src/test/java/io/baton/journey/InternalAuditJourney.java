package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nine people carry a need of grade A through its review: the internal audit finds two items amiss, one meets an obstacle and its risk is
 * accepted, the other fails its verification twice.
 */
@Journey
class InternalAuditJourney {

    private static final String TITLE = "呼叫中心双活改造（内审旅程）";
    private static final int RESOURCES = 5;
    private static final int PRICE = 6;

    @TempDir
    private Path folder;

    private final List<String> tooWide = new ArrayList<>();

    @Test
    @Tag("R-PS-5")
    @Tag("R-IA-3")
    @Tag("R-IA-5")
    @Tag("R-IA-7")
    void ninePeopleCarryANeedOfGradeAThroughItsAudit(Office office) throws IOException {
        var manager = new Desk(office.signIn("accountManager1"));
        var engineer = new Desk(office.signIn("presalesEngineer1"));
        var technical = new Desk(office.signIn("technicalReviewer1"));
        var commercial = new Desk(office.signIn("commercialReviewer1"));
        var auditor = new Desk(office.signIn("internalAuditor1"));
        var verifier = new Desk(office.signIn("internalAuditor2"));
        var hindered = new Desk(office.signIn("inSaleEngineer1"));
        var correcting = new Desk(office.signIn("finance1"));
        var centre = new Desk(office.signIn("centreManager1"));

        var number = raiseGradeA(manager);
        design(engineer, number);
        technical.judge(number, "技术评审方案", "technical", "approve", "双活架构可行。");
        commercial.judge(number, "商务评审方案", "commercial", "approve", "毛利达标。");

        var audit = find(auditor);
        fillChecklist(auditor, audit);
        var findings = findings(auditor, audit);
        assertThat(findings).hasSize(2);
        var obstacle = findings.get(0);
        var price = findings.get(1);

        acceptTheRisk(obstacle, hindered, auditor, centre);
        failOnce(price, correcting, verifier);
        failAgain(price, correcting, verifier);
        look(auditor.page(), "/audits/" + audit, "journey-audit-correcting");
        closeAfterEscalation(price, centre, correcting, verifier);

        manager.await(number, "向客户呈报方案");
        manager.take(number, "向客户呈报方案");
        manager.choose("customerDecision", "toContract")
                .fill("presentationRemark", "客户同意，直接签约。")
                .complete();

        manager.page().navigate("/projects/" + number);
        assertThat(manager.text()).contains("转合同", "双活架构可行。", "毛利达标。", audit, "带风险通过");
        look(manager.page(), "/projects/" + number, "journey-audit-project");
        auditor.page().navigate("/audits/" + audit);
        assertThat(auditor.text()).contains("带风险通过", "接受风险", "已纠正");
        look(auditor.page(), "/audits/" + audit, "journey-audit-passed");
        assertThat(tooWide).as("wider than a phone").isEmpty();
        office.browser().hasNoComplaints();
    }

    private static String raiseGradeA(Desk manager) {
        var page = manager.page();
        page.navigate("/needs/new");
        manager.fillNeed(TITLE);
        page.locator("input[name=complexity][value=high]").check();
        manager.send("form[action='/needs']");
        page.waitForURL(url -> url.contains("/projects/XM-"));
        return page.url().replaceAll(".*/(XM-\\d{4}-\\d{6}).*", "$1");
    }

    private void design(Desk engineer, String number) throws IOException {
        engineer.take(number, "答复需求");
        engineer.fill("plannedMeasure", "勘察两个中心的机房。")
                .fill("expectedDate", LocalDate.now().plusDays(10).toString())
                .complete();
        engineer.writeSolution(number, "双中心双活，双链路。", file("双活方案.txt"));
        engineer.take(number, "设计方案");
        engineer.fill("designRemark", "A 级项目，请评审和内审。").complete();
    }

    /** The number of the audit, which its auditor finds by the project's title. */
    private static String find(Desk auditor) {
        auditor.page().navigate("/audits?text=" + TITLE);
        auditor.page().locator("main [data-row-open]").first().click();
        auditor.page().waitForURL(url -> url.contains("/audits/NS-"));
        return auditor.page().url().replaceAll(".*/(NS-\\d{4}-\\d{6}).*", "$1");
    }

    private void fillChecklist(Desk auditor, String audit) {
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
        look(page, null, "journey-audit-refused-score");

        score(page, RESOURCES, "4");
        auditor.send("form[action$='/scores']");
        awaitDone(page);
        warn(auditor, audit, RESOURCES, "第二中心的端口没有核查。", "inSaleEngineer1");
        warn(auditor, audit, PRICE, "报价漏算了第二条链路的租费。", "finance1");
        look(page, null, "journey-audit-checklist");

        auditor.take(audit, "填写检查表");
        auditor.fill("auditRemark", "资源和报价须整改。").complete();
    }

    private static void score(Page page, int item, String points) {
        page.locator("[name='score." + item + "']").fill(points);
    }

    /** Writes the warning; tries first that who corrects also verifies. */
    private void warn(Desk auditor, String audit, int item, String statement, String responsible) {
        var page = auditor.page();
        page.locator("a[href='/audits/" + audit + "/items/" + item + "']").click();
        page.locator("[name=statement]").fill(statement);
        page.locator("[name=responsible]").selectOption("internalAuditor2");
        page.locator("[name=verifier]").selectOption("internalAuditor2");
        auditor.send("form[action$='/items/" + item + "']");
        page.locator(".invalid-feedback").first().waitFor();
        assertThat(auditor.text()).contains("验证人不能是第一责任人本人");
        assertThat(page.locator("[name=statement]").inputValue()).isEqualTo(statement);
        assertThat(page.locator("[name=verifier]").inputValue()).isEqualTo("internalAuditor2");
        look(page, null, "journey-audit-refused-verifier");

        page.locator("[name=responsible]").selectOption(responsible);
        auditor.send("form[action$='/items/" + item + "']");
        awaitDone(page);
    }

    private static List<String> findings(Desk auditor, String audit) {
        auditor.page().navigate("/audits/" + audit);
        return auditor.page().locator("ul a[href*='/findings/BF-']").allInnerTexts().stream()
                .map(String::strip)
                .distinct()
                .sorted()
                .toList();
    }

    private static void acceptTheRisk(String finding, Desk hindered, Desk auditor, Desk centre) {
        hindered.take(finding, "制定整改措施");
        hindered.choose("measureAnswer", "obstacle")
                .fill("obstacleDescription", "第二中心机房半年内不开放，端口查不了。")
                .complete();
        auditor.take(finding, "核实困难");
        assertThat(auditor.text()).contains("第二中心机房半年内不开放");
        auditor.choose("obstacleReal", "real")
                .fill("obstacleRemark", "与机房方核实，属实。")
                .complete();
        centre.take(finding, "决定如何处理");
        assertThat(centre.text()).contains("与机房方核实，属实。");
        centre.choose("obstacleDecision", "acceptRisk")
                .fill("decisionReason", "客户书面同意先单中心开通，接受风险。")
                .complete();
    }

    private void failOnce(String finding, Desk correcting, Desk verifier) throws IOException {
        plan(finding, correcting);
        var page = correcting.page();
        page.navigate("/findings/" + finding);
        page.locator("form[action$='/documents'] input[type=file]")
                .setInputFiles(Files.createFile(folder.resolve("空白测算.txt")));
        correcting.send("form[action$='/documents']");
        page.getByText("文件是空的，请选择有内容的文件。").first().waitFor();
        look(page, null, "journey-audit-refused-evidence");

        provide(finding, correcting, file("测算一稿.txt"));
        reject(finding, verifier, "仍漏了租费。");
    }

    private void failAgain(String finding, Desk correcting, Desk verifier) throws IOException {
        plan(finding, correcting);
        provide(finding, correcting, file("测算二稿.txt"));
        reject(finding, verifier, "租费按三年算，合同是五年。");
    }

    private void closeAfterEscalation(String finding, Desk manager, Desk correcting, Desk verifier) throws IOException {
        manager.take(finding, "处理升级");
        assertThat(manager.text()).contains("仍漏了租费。", "租费按三年算，合同是五年。");
        look(manager.page(), null, "journey-audit-escalated");
        manager.fill("escalationOrder", "明天我和你一起核对合同。").complete();
        plan(finding, correcting);
        provide(finding, correcting, file("测算三稿.txt"));
        verifier.take(finding, "验证整改");
        verifier.choose("verification", "accepted")
                .fill("verificationRemark", "五年租费已计入，有效。")
                .complete();
        look(correcting.page(), "/findings/" + finding, "journey-audit-finding-closed");
        assertThat(correcting.text()).contains("已纠正", "2 次未通过验证", "测算一稿.txt", "测算二稿.txt", "测算三稿.txt", "明天我和你一起核对合同。");
    }

    private static void plan(String finding, Desk correcting) {
        correcting.take(finding, "制定整改措施");
        correcting
                .choose("measureAnswer", "planned")
                .fill("causeAnalysis", "测算表没有链路租费一栏。")
                .fill("correctiveMeasure", "补算第二条链路的租费。")
                .fill("preventiveMeasure", "测算表模板加租费一栏。")
                .complete();
    }

    private static void provide(String finding, Desk correcting, Path evidence) {
        var page = correcting.page();
        page.navigate("/findings/" + finding);
        page.locator("form[action$='/documents'] input[type=file]").setInputFiles(evidence);
        correcting.send("form[action$='/documents']");
        page.getByText(evidence.getFileName().toString()).first().waitFor();
        correcting.take(finding, "提交整改证据");
        correcting
                .choose("evidenceAnswer", "provided")
                .fill("evidenceRemark", "见" + evidence.getFileName())
                .complete();
    }

    private static void reject(String finding, Desk verifier, String remark) {
        verifier.take(finding, "验证整改");
        verifier.choose("verification", "rejected")
                .fill("verificationRemark", remark)
                .complete();
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }

    private static void awaitDone(Page page) {
        page.getByRole(AriaRole.STATUS)
                .or(page.locator(".alert-success"))
                .first()
                .waitFor();
    }

    /** Takes the page's picture, wide and on a phone; what is wider than the phone is noted. */
    private void look(Page page, @Nullable String path, String name) {
        if (path != null) {
            page.navigate(path);
        }
        Browser.screenshot(page, name);
        page.setViewportSize(390, 844);
        Browser.screenshot(page, name + "-390");
        var wide =
                (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) {
            tooWide.add(name + " by " + wide + " px");
        }
        page.setViewportSize(1280, 900);
    }
}
