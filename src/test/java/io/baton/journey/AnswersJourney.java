package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A form whose questions depend on an answer: in the browser at once, and without JavaScript when it is sent. */
@Journey
class AnswersJourney {

    private static final String ANSWER = "[name='field.needAnswer'][value=%s]";

    @Test
    void asksForWhatTheAnswerNeeds(Office office) {
        var number = simpleNeed(office, "街道办宽带（旅程）");
        var engineer = new Desk(office.signIn("districtEngineer1"));
        engineer.take(number, "答复需求");
        var page = engineer.page();
        assertThat(field(page, "plannedMeasure").count()).isZero();
        assertThat(field(page, "handUpReason").count()).isZero();

        page.locator(ANSWER.formatted("takenOver")).check();
        field(page, "plannedMeasure").waitFor();
        assertThat(field(page, "handUpReason").count()).isZero();
        field(page, "plannedMeasure").fill("现场勘查。");

        page.locator(ANSWER.formatted("handedUp")).check();
        field(page, "handUpReason").waitFor();
        assertThat(field(page, "plannedMeasure").count()).isZero();
        Browser.screenshot(page, "journey-answer-handed-up");

        engineer.fill("handUpReason", "涉及云平台，区县没有相应能力。").complete();
        page.navigate("/projects/" + number);
        assertThat(engineer.text()).contains("答复需求");
        office.browser().hasNoComplaints();
    }

    @Test
    void worksWithoutJavaScript(Office office) {
        var number = simpleNeed(office, "小学校园宽带（旅程）");
        var engineer = new Desk(office.signInWithoutJavaScript("districtEngineer1"));
        var page = engineer.page();
        engineer.take(number, "答复需求");

        // Nothing asks for more before it is sent; then the page comes back with the questions of this answer.
        page.locator(ANSWER.formatted("takenOver")).check();
        engineer.send("form[action$='/completion']");
        field(page, "plannedMeasure").waitFor();
        assertThat(page.locator(ANSWER.formatted("takenOver")).isChecked()).isTrue();
        assertThat(page.locator(".invalid-feedback").allInnerTexts()).isNotEmpty();
        Browser.screenshot(page, "journey-answer-without-javascript");

        engineer.fill("plannedMeasure", "现场勘查后出方案。")
                .fill("expectedDate", LocalDate.now().plusDays(10).toString())
                .complete();
        assertThat(page.locator(".alert-success").innerText()).contains("答复需求");
    }

    /** The line is slow: the form comes back in the middle of a word. */
    @Test
    void losesNothingThatIsTypedWhileTheFormIsDrawnAnew(Office office) {
        var page = office.signIn("accountManager3");
        page.navigate("/tasks?q=公交专用道");
        page.locator("[data-row-open]").first().click();
        page.waitForURL(url -> url.matches(".*/tasks/[0-9a-f-]{36}.*"));
        var remark = field(page, "presentationRemark");
        var asked = new ArrayList<Route>();
        page.route("**/tasks/*/form", asked::add);
        var drawn = page.locator("form[action$='/completion'] [hx-target=this]:not([data-former])");
        var settled = page.locator("form[action$='/completion'] [hx-target=this]:not(.htmx-settling)");

        for (var decision : List.of("toBid", "lost")) {
            remark.fill("");
            settled.waitFor();
            drawn.evaluate("form => form.setAttribute('data-former', '')");
            page.locator("[name='field.customerDecision'][value=%s]".formatted(decision))
                    .check();
            page.waitForCondition(() -> !asked.isEmpty());
            remark.pressSequentially("周五回复");
            remark.press("ArrowLeft");
            remark.press("ArrowLeft");
            asked.remove(0).resume();
            drawn.waitFor();
            page.keyboard().type("下午");
            assertThat(remark.inputValue()).isEqualTo("周五下午回复");
        }

        // Who changes their mind before the answer is there gets what they chose last.
        settled.waitFor();
        for (var decision : List.of("toContract", "lost")) {
            page.locator("[name='field.customerDecision'][value=%s]".formatted(decision))
                    .check();
        }
        for (var answers = 0; answers < 2; answers++) {
            page.waitForCondition(() -> !asked.isEmpty());
            asked.remove(0).resume();
        }
        field(page, "lossReason").fill("友商报价更低。");
        assertThat(remark.inputValue()).isEqualTo("周五下午回复");
        assertThat(page.locator("[name='field.customerDecision']:checked").inputValue())
                .isEqualTo("lost");
        office.browser().hasNoComplaints();
        page.context().close();
    }

    /** Small and simple, so that the district answers it. */
    private static String simpleNeed(Office office, String title) {
        var manager = new Desk(office.signIn("accountManager1"));
        manager.page().navigate("/needs/new");
        manager.fillNeed(title);
        manager.page().locator("input[name=complexity][value=low]").check();
        manager.page().locator("[name=annualRevenue]").fill("120000");
        manager.send("form[action='/needs']");
        manager.page().waitForURL(url -> url.contains("/projects/XM-"));
        return manager.page().url().replaceAll(".*/(XM-\\d{4}-\\d{6}).*", "$1");
    }

    private static Locator field(Page page, String key) {
        return page.locator("[name='field." + key + "']");
    }
}
