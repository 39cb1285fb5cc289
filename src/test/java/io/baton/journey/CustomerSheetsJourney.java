package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account manager hands the customer the first answer, the solution, and the report on what the customer's audit found. */
@Journey
class CustomerSheetsJourney {

    private static final String ANSWERED = "翼起来校园网";
    private static final String AUDITED = "腾讯 IDC 机房改造";

    @TempDir
    private Path folder;

    private final Album album = new Album();

    @Test
    @Tag("R-SL-8")
    @Tag("R-SL-10")
    void theFirstAnswerAndTheSolutionAreHandedToTheCustomer(Office office) {
        var manager = new Desk(office.signIn("accountManager1"));
        var page = manager.page();
        var project = find(page, "/projects?text=" + ANSWERED, "main a[href^='/projects/XM-']");
        album.look(page, project, "sheet-project");

        hand(manager, project, "first-answer", "需求答复函");
        assertThat(manager.text()).contains("交给客户（中文）", "陈志远");
        hand(manager, project, "solution", "解决方案");

        // Whoever only reads the case sees the sheets and hands nothing over.
        var viewer = new Desk(office.signIn("auditViewer1"));
        viewer.page().navigate(project.replace("/projects/", "/sheets/solution/"));
        assertThat(viewer.page().locator("main form").count()).isZero();
        assertThat(viewer.text()).contains("由客户经理陈志远或首席客户经理交给客户");
        assertThat(album.tooWide()).as("wider than a phone").isEmpty();
        office.browser().hasNoComplaints();
    }

    @Test
    @Tag("R-IA-1")
    @Tag("R-IA-10")
    void aCustomersAuditIsAnsweredWithAReport(Office office) throws IOException {
        var auditor = new Desk(office.signIn("internalAuditor1"));
        var audit = find(auditor.page(), "/audits?status=correcting&text=" + AUDITED, "main a[href^='/audits/NS-']");
        auditor.page().navigate(audit);
        var finding =
                find(auditor.page(), audit, "main a[href^='/findings/BF-']").replace("/findings/", "");
        var correcting = new Desk(office.signIn("provisioning1"));
        correcting.take(finding, "制定整改措施");
        correcting
                .choose("measureAnswer", "planned")
                .fill("causeAnalysis", "班组没有机房登记本。")
                .fill("correctiveMeasure", "补登两次进出，并向贵方机房报备。")
                .fill("preventiveMeasure", "进场前由班组长核对登记。")
                .complete();
        attach(correcting, "/findings/" + finding, "/documents", "机房登记表.txt");
        correcting.take(finding, "提交整改证据");
        correcting
                .choose("evidenceAnswer", "provided")
                .fill("evidenceRemark", "见登记表。")
                .complete();
        var verifier = new Desk(office.signIn("internalAuditor2"));
        verifier.take(finding, "验证整改");
        verifier.choose("verification", "accepted")
                .fill("verificationRemark", "已核对。")
                .complete();

        var manager = new Desk(office.signIn("accountManager1"));
        var number = audit.replace("/audits/", "");
        manager.await(number, "提交整改报告");
        attach(manager, audit, "/report/documents", "进出登记制度.txt");
        manager.take(number, "提交整改报告");
        album.look(manager.page(), null, "sheet-task-report");
        manager.fill("reportText", "贵方审核发现的问题已整改完毕，感谢指正。").complete();
        album.look(manager.page(), audit, "sheet-audit");

        hand(manager, audit, "corrective-report", "整改报告");
        manager.page().navigate(audit.replace("/audits/", "/sheets/corrective-report/") + "/print");
        assertThat(manager.text()).contains("贵方施工人员两次未登记进入机房。", "补登两次进出", "机房登记表.txt", "进出登记制度.txt", "感谢指正");
        assertThat(album.tooWide()).as("wider than a phone").isEmpty();
        office.browser().hasNoComplaints();
    }

    @Test
    @Tag("R-IA-1")
    void aFindingEnteredByMistakeIsRemoved(Office office) {
        var auditor = new Desk(office.signIn("internalAuditor1"));
        var page = auditor.page();
        var project = find(page, "/projects?text=" + AUDITED, "main a[href^='/projects/XM-']")
                .replace("/projects/", "");
        page.navigate("/audits/new");
        page.locator("[name=projectNumber]").fill(project);
        page.locator("[name=origin][value=customer]").check();
        page.locator("[name=customerDue]").fill(LocalDate.now().plusDays(20).toString());
        auditor.send("form[action='/audits']");
        page.waitForURL(url -> url.contains("/audits/NS-"));
        page.locator("main a[href$='/statement']").first().click();
        page.locator("[name=aspect]").selectOption("security");
        page.locator("[name=statement]").fill("这一条录错了。");
        page.locator("[name=responsible]").selectOption("provisioning1");
        page.locator("[name=verifier]").selectOption("internalAuditor2");
        auditor.send("form[action$='/statement']");
        page.locator(".alert-success").waitFor();
        page.locator("main a[href$='/items/1']").click();
        page.locator("main a[href$='/removal']").click();
        auditor.send("form[action$='/removal']");
        page.locator(".invalid-feedback").first().waitFor();
        assertThat(auditor.text()).contains("请写明删除原因");
        album.look(page, null, "sheet-audit-removal");
        page.locator("[name=reason]").fill("与另一次审核重复。");
        auditor.send("form[action$='/removal']");
        page.locator(".alert-success").waitFor();
        assertThat(auditor.text()).contains("还没有录入客户的发现").doesNotContain("这一条录错了");
        assertThat(album.tooWide()).as("wider than a phone").isEmpty();
        office.browser().hasNoComplaints();
    }

    /** Looks at the sheet, prints it in both languages, and says that the customer has it. */
    private void hand(Desk manager, String caseAddress, String sheet, String title) {
        var page = manager.page();
        page.navigate(caseAddress);
        page.locator("main a[href^='/sheets/" + sheet + "/']").first().click();
        page.waitForURL(url -> url.contains("/sheets/" + sheet));
        var address = page.url();
        assertThat(manager.text()).contains(title);
        print(page, address, sheet);
        page.navigate(address);
        manager.send("form[action^='/sheets/" + sheet + "']");
        page.locator(".alert-success").waitFor();
        album.look(page, address, "sheet-" + sheet);
        page.navigate(address + "?lang=en");
        album.look(page, null, "sheet-" + sheet + "-en");
        page.navigate(address + "?lang=zh-CN");
    }

    private void print(Page page, String address, String sheet) {
        for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            var name = "sheet-" + sheet + "-print-" + language.getLanguage();
            album.look(page, address + "/print?language=" + language.toLanguageTag(), name);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".sheet-tools").isVisible())
                    .as("what is for the screen only")
                    .isFalse();
            page.pdf(new Page.PdfOptions()
                    .setPath(Browser.SCREENSHOTS.resolve(name + ".pdf"))
                    .setPreferCSSPageSize(true));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
    }

    private void attach(Desk desk, String address, String action, String name) throws IOException {
        var page = desk.page();
        page.navigate(address);
        page.locator("form[action$='" + action + "'] input[type=file]")
                .setInputFiles(Files.writeString(folder.resolve(name), name));
        desk.send("form[action$='" + action + "']");
        page.getByText(name).first().waitFor();
    }

    private static String find(Page page, String list, String link) {
        page.navigate(list);
        return page.locator(link).first().getAttribute("href");
    }
}
