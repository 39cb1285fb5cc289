package io.baton.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/** One signed-in person at work in Baton's own workspace, by what a person sees: labels, buttons, rows. */
record Desk(Page page) {

    /** Raises a need of this title for the first customer of the list and returns its number. */
    String raiseNeed(String title) {
        page.navigate("/start");
        page.locator("main a[href='/needs/new']").first().click();
        fillNeed(title);
        send("form[action='/needs']");
        page.waitForURL(url -> url.contains("/projects/XM-"));
        return page.url().replaceAll(".*/(XM-\\d{4}-\\d{6}).*", "$1");
    }

    /** Fills the whole need form, and sends nothing. */
    void fillNeed(String title) {
        page.locator("select[name=customerId] option:not([value=''])")
                .first()
                .evaluate(
                        "option => { option.selected = true; option.parentElement.dispatchEvent(new Event('change', {bubbles: true})) }");
        page.locator("[name=title]").fill(title);
        page.locator("[name=need]").fill("三个园区互联，统一出口，白天业务不能中断。");
        page.locator("select[name=scenario] option:not([value=''])")
                .first()
                .evaluate(
                        "option => { option.selected = true; option.parentElement.dispatchEvent(new Event('change', {bubbles: true})) }");
        page.locator("input[name=products]").first().check();
        page.locator("[name=sites]").fill("3");
        page.locator("[name=bandwidthMbps]").fill("100");
        page.locator("input[name=area][value=city]").check();
        page.locator("[name=annualRevenue]").fill("860000");
        page.locator("input[name=complexity][value=medium]").check();
        page.locator("[name=wantedOn]").fill(LocalDate.now().plusMonths(3).toString());
    }

    /** Opens the step of the case: from the own list when it is there, else from the groups' list, and claims it there. */
    void take(String number, String step) {
        page.navigate("/tasks?tab=mine&q=" + number);
        var mine = row(step);
        if (mine.count() == 0) {
            page.navigate("/tasks?tab=group&q=" + number);
            row(step).locator("[data-row-open]").first().click();
            page.waitForURL(url -> url.matches(".*/tasks/[0-9a-f-]{36}.*"));
            send("form[action$='/claim']");
            page.locator("form[action$='/completion'] button[type=submit]").waitFor();
            return;
        }
        mine.locator("[data-row-open]").first().click();
        page.waitForURL(url -> url.matches(".*/tasks/[0-9a-f-]{36}.*"));
    }

    /** Waits for a step of the case that a job of its own lets begin a moment later. */
    void await(String number, String step) {
        page.waitForCondition(() -> Stream.of("group", "mine").anyMatch(tab -> {
            page.navigate("/tasks?tab=" + tab + "&q=" + number);
            return row(step).count() > 0;
        }));
    }

    private Locator row(String step) {
        return page.locator("[data-row]").filter(new Locator.FilterOptions().setHasText(step));
    }

    Desk fill(String field, String text) {
        page.locator("form[action$='/completion'] [name='field." + field + "']").fill(text);
        return this;
    }

    /** Chooses, and waits until the form shows the fields that the choice asks for. */
    Desk choose(String field, String value) {
        var option = page.locator("form[action$='/completion'] [name='field." + field + "'][value=" + value + "]");
        if (option.getAttribute("hx-post") == null || option.isChecked()) {
            option.check();
            return this;
        }
        option.evaluate("option => option.closest('[hx-target=this]').setAttribute('data-former', '')");
        option.check();
        page.locator("[data-former]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /** Completes the open task and waits for the sentence that says so. */
    void complete() {
        var task = page.url();
        send("form[action$='/completion']");
        page.waitForURL(url -> !url.equals(task) && !url.endsWith("/completion"));
    }

    /** Presses the button that sends the form. */
    void send(String form) {
        page.locator(form + " button[type=submit]").first().click();
    }

    /** Writes the next version of the solution and attaches a file to it. */
    void writeSolution(String number, String summary, Path file) {
        page.navigate("/projects/" + number + "/solution");
        page.locator("[name=summary]").fill(summary);
        page.locator("[name=investment]").fill("320000");
        page.locator("[name='ipRan.ring']").fill("番禺接入环 2");
        page.locator("[name='ipRan.peakLoad']").fill("30");
        page.locator("[name='ipRan.reservedMbps']").fill("100");
        page.locator("input[name='ipRan.room'][value=own]").check();
        page.locator("[name=annualCost]").fill("410000.50");
        send("form[action$='/solution']");
        awaitDone(page);
        page.locator("form[action$='/solution/documents'] input[type=file]").setInputFiles(file);
        send("form[action$='/solution/documents']");
        page.getByText(file.getFileName().toString()).first().waitFor();
    }

    /** Until the page says that what was sent is done. */
    static void awaitDone(Page page) {
        page.getByRole(AriaRole.STATUS)
                .or(page.locator(".alert-success"))
                .first()
                .waitFor();
    }

    /** Gives a gate's verdict. */
    void judge(String number, String step, String gate, String verdict, String remark) {
        take(number, step);
        choose(gate + "Verdict", verdict).fill(gate + "Remark", remark).complete();
    }

    String text() {
        return page.locator("main").innerText();
    }
}
