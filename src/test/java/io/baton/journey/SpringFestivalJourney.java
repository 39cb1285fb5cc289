package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.baton.TestClock;
import io.baton.deadline.WorkingCalendar;
import io.baton.engine.ActingPerson;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two needs of a class B customer, raised on the Saturday that is worked before the Spring Festival of 2026 (15 to 23 February are
 * free): each has two working days. One waits for its engineer over the holidays, the other for the customer's material.
 */
@Journey
class SpringFestivalJourney {

    private static final String CUSTOMER = "天河区科技和信息化局";
    private static final String WAITING = "春节前提出的需求（旅程）";
    private static final String HELD = "春节期间停表的需求（旅程）";
    private static final String STEP = "答复需求";

    @Autowired
    private TestClock clock;

    @Autowired
    private JobExecutor jobs;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    private final List<String> cases = new ArrayList<>();
    /** What each level of urgency looks like. */
    private final Map<String, Object> colours = new HashMap<>();

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    @Tag("R-SL-1")
    @Tag("R-SL-2")
    @Tag("R-SL-4")
    void restsOverTheHolidays(Office office) {
        var manager = new Desk(office.signIn("accountManager1"));
        var engineer = new Desk(office.signIn("presalesEngineer3"));
        var head = new Desk(office.signIn("centreManager2"));
        var supervisor = new Desk(office.signIn("supervisor1"));

        itIs("2026-02-14T15:00");
        var waiting = raise(manager, WAITING);
        var held = raise(manager, HELD);
        engineer.take(waiting, STEP);
        engineer.take(held, STEP);
        shows(engineer, waiting, "calm", "还剩 2 个工作日", "2026-02-25 15:00");
        itIs("2026-02-14T17:00");
        askForMaterial(engineer, held);

        itIs("2026-02-18T12:00");
        shows(engineer, waiting, "calm", "还剩 1 个工作日", "2026-02-25 15:00");
        shows(engineer, held, "stopped", "已停表", "2026-02-25 15:00");

        // One hour of the Saturday and one of this Tuesday are no part of its time.
        itIs("2026-02-24T10:00");
        answer(manager, held);
        shows(engineer, held, "calm", "还剩 1 个工作日", "2026-02-25 17:00");

        itIs("2026-02-25T11:23");
        shows(engineer, waiting, "calm", "还剩 3 小时", "2026-02-25 15:00");
        assertThat(notices(engineer, waiting)).isEmpty();
        // Four fifths of the two working days are over.
        itIs("2026-02-25T11:24");
        shows(engineer, waiting, "warning", "还剩 3 小时", "2026-02-25 15:00");
        shows(engineer, held, "calm", "还剩 5 小时", "2026-02-25 17:00");
        assertThat(notices(engineer, waiting)).containsExactly("快到期");
        assertThat(notices(head, waiting)).isEmpty();
        assertThat(notices(supervisor, waiting)).isEmpty();

        itIs("2026-02-25T15:00");
        shows(engineer, waiting, "overdue", "刚刚逾期", "2026-02-25 15:00");
        shows(engineer, held, "warning", "还剩 2 小时", "2026-02-25 17:00");
        itIs("2026-02-26T15:00");
        shows(engineer, waiting, "overdue", "逾期 1 个工作日", "2026-02-25 15:00");
        assertThat(notices(engineer, waiting)).containsExactly("已逾期", "快到期");
        assertThat(notices(head, waiting)).containsExactly("督办");
        assertThat(notices(supervisor, waiting)).containsExactly("督办单");
        assertThat(colours).hasSize(4).satisfies(all -> assertThat(
                        List.of(all.get("calm"), all.get("warning"), all.get("overdue")))
                .doesNotHaveDuplicates());
        office.browser().hasNoComplaints();

        // No other journey meets them.
        withdraw(manager, waiting);
        withdraw(manager, held);
    }

    /** Sets the time; what is due by then has happened. */
    private void itIs(String local) {
        clock.setTo(LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant());
        jobs.jobWasAdded();
        await(local).atMost(Duration.ofSeconds(20)).until(() -> timersThatAreDue() == 0);
    }

    private long timersThatAreDue() {
        return acting.call("system:test", () -> cases.stream()
                .mapToLong(number -> management
                        .createJobQuery()
                        .processInstanceId(runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(number)
                                .singleResult()
                                .getId())
                        .timers()
                        .executable()
                        .count())
                .sum());
    }

    private String raise(Desk manager, String title) {
        var page = manager.page();
        page.navigate("/needs/new");
        manager.fillNeed(title);
        var customers = page.locator("[name=customerId]");
        customers.selectOption(customers
                .locator("option", new Locator.LocatorOptions().setHasText(CUSTOMER))
                .getAttribute("value"));
        manager.send("form[action='/needs']");
        page.waitForURL(url -> url.contains("/projects/XM-"));
        var number = page.url().replaceAll(".*/(XM-\\d{4}-\\d{6}).*", "$1");
        cases.add(number);
        return number;
    }

    /** The clock of the task stands until it is answered. */
    private static void askForMaterial(Desk engineer, String number) {
        engineer.take(number, STEP);
        var page = engineer.page();
        page.navigate(
                page.locator("main a[href$='/operations/material-requests']").getAttribute("href"));
        page.locator("[name=to][value=accountManager1]").check();
        page.locator("[name=reason]").fill("请补充机房位置。");
        engineer.send("form[action$='/material-requests']");
        page.locator(".alert-success").waitFor();
    }

    private static void answer(Desk manager, String number) {
        var page = manager.page();
        page.navigate("/projects/" + number);
        page.navigate(page.locator("main a[href^='/tasks/']").first().getAttribute("href"));
        page.navigate(
                page.locator("main a[href^='/material-requests/']").first().getAttribute("href"));
        page.locator("[name=reason]").fill("机房在二楼弱电间。");
        manager.send("form[action*='/material-requests/']");
        page.waitForURL(url -> url.endsWith("/tasks"));
    }

    /** In the list and on the task's page: colour, words, and the time itself. */
    private void shows(Desk engineer, String number, String level, String words, String at) {
        var page = engineer.page();
        page.navigate("/tasks?tab=mine&q=" + number);
        isShown(page, "[data-row] .due", level, words, at);
        engineer.take(number, STEP);
        isShown(page, "main .due", level, words, at);
        Browser.screenshot(page, "journey-festival-" + level);
    }

    private void isShown(Page page, String where, String level, String words, String at) {
        var due = page.locator(where).first();
        assertThat(due.innerText()).isEqualTo(words);
        assertThat(due.getAttribute("class")).isEqualTo("due due-" + level);
        assertThat(due.getAttribute("title")).isEqualTo(at);
        colours.put(level, due.evaluate("element => getComputedStyle(element).color"));
    }

    /** What the person was told of the case, newest first: the first word of each title. */
    private static List<String> notices(Desk desk, String number) {
        desk.page().navigate("/notices?all=true");
        return desk
                .page()
                .locator("[data-row]")
                .filter(new Locator.FilterOptions().setHasText(number))
                .locator("[data-row-open]")
                .allInnerTexts()
                .stream()
                .map(title -> title.replaceAll("(?s)^(未读：)?\\s*(\\p{IsHan}+).*", "$2"))
                .toList();
    }

    private static void withdraw(Desk manager, String number) {
        var page = manager.page();
        page.navigate("/projects/" + number);
        page.locator("details:has(form[action$='/withdrawal']) > summary").click();
        page.locator("form[action$='/withdrawal'] [name=reason]").fill("旅程结束。");
        manager.send("form[action$='/withdrawal']");
        page.locator(".alert-success").waitFor();
    }
}
