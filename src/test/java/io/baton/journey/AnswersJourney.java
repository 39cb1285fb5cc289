package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
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
