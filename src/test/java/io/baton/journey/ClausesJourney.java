package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.baton.TestNeeds;
import io.baton.bidding.Bidding;
import io.baton.bidding.TenderDraft;
import io.baton.customer.Customers;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The clauses of a tender are typed without a mouse, and go through Excel and back (R-BD-2). */
@Journey
@Tag("R-BD-2")
class ClausesJourney {

    private static final String RAISER = "accountManager1";
    private static final String MANAGER = "bidManager1";

    @Autowired
    private Customers customers;

    @Autowired
    private Projects projects;

    @Autowired
    private Bidding bidding;

    private Page page;

    @Test
    void areTypedByKeysAloneAndComeBackFromExcel(Office office) {
        var number = tender();
        page = office.signIn(MANAGER);
        page.navigate("/tenders/" + number + "/clauses");

        field("reference.new0").focus();
        write("3.1");
        press("Tab");
        write("本地 7×24 小时服务");
        press("Shift+Enter");
        write("30 分钟响应");
        press("Tab");
        press("ArrowDown");
        press("Tab");
        press("ArrowDown");
        press("Tab");
        isFocused("reference.new1");
        press("ArrowUp");
        isFocused("reference.new0");
        assertThat(field("requirement.new0").inputValue()).isEqualTo("本地 7×24 小时服务\n30 分钟响应");

        for (var row = 1; row <= 5; row++) {
            press("Enter");
            isFocused("reference.new" + row);
        }
        write("5.2");
        Browser.screenshot(page, "journey-clauses-typed");

        page.reload();
        assertThat(field("reference.new5").inputValue())
                .as("also what was typed into a row that a key added")
                .isEqualTo("5.2");
        field("reference.new5").focus();
        press("Control+Enter");
        page.locator("#alerts .alert-danger").waitFor();
        assertThat(field("reference.new5").inputValue()).isEqualTo("5.2");
        assertThat(field("requirement.new0").inputValue()).contains("30 分钟响应");

        field("reference.new5").focus();
        press("Tab");
        write("五年业绩");
        press("Tab");
        press("ArrowDown");
        press("ArrowDown");
        press("Control+ArrowUp");
        isFocused("kind.new4");
        press("Enter");
        isFocused("kind.new5");
        press("Tab");
        press("ArrowDown");
        press("Control+Enter");
        page.locator("#alerts .alert-success").waitFor();
        assertThat(field("reference.2").inputValue()).isEqualTo("5.2");
        assertThat(field("kind.2").inputValue()).isEqualTo("score");

        throughExcel();
        office.browser().hasNoComplaints();
        var visit = new Visit(office, MANAGER, Wordings.read());
        visit.look(Sheet.of("clauses", MANAGER, "/tenders/" + number + "/clauses"));
        visit.look(Sheet.of("case-sheet-bid", MANAGER, "/cases/" + number + "/sheet"));
        visit.end();
    }

    private void throughExcel() {
        page.locator("summary").focus();
        press("Enter");
        var file = page.waitForDownload(
                () -> page.locator("a[href$='/clauses.xlsx']").click());
        field("reference.new0").fill("6.1");
        page.locator("input[type=file]").setInputFiles(file.path());
        // The browser keeps what it downloads under a name of its own.
        page.locator("form[action$='/clauses/import'] button[type=submit]").click();
        page.locator("#alerts .alert-danger").waitFor();
        assertThat(page.locator("#alerts").innerText()).contains(".xlsx");
        assertThat(field("reference.new0").inputValue()).isEqualTo("6.1");

        page.locator("input[type=file]").setInputFiles(new FilePayload("条款.xlsx", "", new byte[6 * 1024 * 1024]));
        page.locator("form[action$='/clauses/import'] button[type=submit]").click();
        PlaywrightAssertions.assertThat(page.locator("#file-notes .invalid-feedback"))
                .containsText("5 MB");
        Browser.screenshot(page, "journey-clauses-too-large");

        var named = file.path().resolveSibling("条款.xlsx");
        file.saveAs(named);
        page.locator("input[type=file]").setInputFiles(named);
        page.locator("form[action$='/clauses/import'] button[type=submit]").click();
        page.locator("#alerts .alert-success").waitFor();
        assertThat(page.locator("#alerts").innerText()).contains("已导入 2 行，其中新增 0 条");
        assertThat(field("reference.new0").inputValue())
                .as("what was typed beside it waits")
                .isEqualTo("6.1");
    }

    private String tender() {
        var project = projects.raise(
                        TestNeeds.of(TestNeeds.customer(customers, RAISER), "900000", "medium"), null, RAISER)
                .number();
        projects.grade(project);
        projects.ended(project, ProjectStatus.TO_BID, null, RAISER);
        var deadline = LocalDate.now().plusDays(30).atTime(17, 0);
        return bidding.start(
                new TenderDraft(
                        project,
                        "GZ-2026-118",
                        "区政务服务数据管理局",
                        deadline,
                        deadline.plusMinutes(30),
                        new BigDecimal("1500000"),
                        new BigDecimal("20000")),
                MANAGER);
    }

    private Locator field(String name) {
        return page.locator("[name='" + name + "']");
    }

    private void isFocused(String name) {
        assertThat(page.evaluate("() => document.activeElement.name")).isEqualTo(name);
    }

    private void write(String text) {
        page.keyboard().type(text);
    }

    private void press(String key) {
        page.keyboard().press(key);
    }
}
