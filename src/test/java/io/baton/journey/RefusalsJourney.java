package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused comes back with what was typed and a sentence that says what to do. */
@Journey
class RefusalsJourney {

    @Test
    void keepsWhatWasTypedWhenAFieldIsMissing(Office office) {
        var manager = new Desk(office.signIn("accountManager1"));
        manager.page().navigate("/needs/new");
        manager.fillNeed("缺字段（旅程）");
        manager.page().locator("[name=annualRevenue]").fill("");
        manager.send("form[action='/needs']");

        manager.page().locator(".invalid-feedback").first().waitFor();
        assertThat(manager.page().locator("[name=title]").inputValue()).isEqualTo("缺字段（旅程）");
        assertThat(manager.page().locator("[name=need]").inputValue()).contains("三个园区互联");
        assertThat(manager.page()
                        .locator("input[name=complexity][value=medium]")
                        .isChecked())
                .isTrue();
        assertThat(manager.page().locator("[name=annualRevenue]").getAttribute("aria-invalid"))
                .isEqualTo("true");
        Browser.screenshot(manager.page(), "journey-refused-need");

        manager.page().locator("[name=annualRevenue]").fill("600000");
        manager.send("form[action='/needs']");
        manager.page().waitForURL(url -> url.contains("/projects/XM-"));
        office.browser().hasNoComplaints();
    }

    @Test
    void keepsAnAuthorFromReviewingAndTellsTheSlowerOneWhoWasFirst(Office office, @TempDir Path folder)
            throws IOException {
        var manager = new Desk(office.signIn("accountManager1"));
        var engineer = new Desk(office.signIn("presalesEngineer2"));
        var first = new Desk(office.signIn("technicalReviewer1"));
        var coAuthor = new Desk(office.signIn("technicalReviewer2"));
        var number = manager.raiseNeed("四眼原则（旅程）");
        engineer.take(number, "答复需求");
        engineer.fill("plannedMeasure", "勘察。")
                .fill("expectedDate", LocalDate.now().plusDays(5).toString())
                .complete();
        engineer.page().navigate("/projects/" + number + "/solution");
        engineer.page()
                .locator("input[name=coAuthors][value=technicalReviewer2]")
                .check();
        engineer.writeSolution(number, "单点专线。", Files.writeString(folder.resolve("点位.txt"), "一个点位"));
        engineer.page().navigate("/projects/" + number + "/solution");
        engineer.page().locator("[name=summary]").fill("单点专线，备用路由。");
        engineer.page()
                .locator("input[name=coAuthors][value=technicalReviewer2]")
                .check();
        engineer.send("form[action$='/solution']");
        engineer.take(number, "设计方案");
        engineer.fill("designRemark", "请评审。").complete();

        // An author sees the task among the group's, and the sentence that says why it is not hers.
        coAuthor.page().navigate("/tasks?tab=group&q=" + number);
        coAuthor.page().locator("[data-row-open]").first().click();
        assertThat(coAuthor.page().locator("form[action$='/claim']").count()).isZero();
        assertThat(coAuthor.text()).contains("作者");
        Browser.screenshot(coAuthor.page(), "journey-refused-author");

        // The same reviewer at two desks: the second one's page is stale.
        var elsewhere = new Desk(office.signIn("technicalReviewer1"));
        first.take(number, "技术评审方案");
        elsewhere.take(number, "技术评审方案");
        first.choose("technicalVerdict", "approve")
                .fill("technicalRemark", "同意。")
                .complete();
        elsewhere.choose("technicalVerdict", "rework").fill("technicalRemark", "写了很久的意见，不能丢。");
        elsewhere.send("form[action$='/completion']");
        elsewhere.page().locator("#alerts .alert, .alert-danger").first().waitFor();
        assertThat(elsewhere.text()).contains("写了很久的意见，不能丢。");
        Browser.screenshot(elsewhere.page(), "journey-refused-stale");
        office.browser().hasNoComplaints();
    }
}
