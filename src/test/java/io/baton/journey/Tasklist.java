package io.baton.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;

/** One person at work in Camunda's Tasklist, signed in at Baton's own page. Its texts are found by what they do, not by their words. */
record Tasklist(Page page) {

    private static final String ADDRESS = "/camunda/app/tasklist/default/";

    static Tasklist of(Office office, String person) {
        var page = office.signIn(person, "zh-CN", 1500, 1000);
        page.navigate(ADDRESS);
        page.locator("[cam-widget-header] .account").waitFor();
        return new Tasklist(page);
    }

    /** Finds the task in the list and opens it. */
    Tasklist open(String taskId) {
        load(ADDRESS);
        page.locator("ol.tasks-list a[href*='task=" + taskId + "']").click();
        completion().waitFor();
        return this;
    }

    /** Opens the task by its address, as from a kept link. */
    void openLink(String taskId) {
        load(ADDRESS + "#/?task=" + taskId);
    }

    /**
     * A whole load, also where only the part behind the hash differs; one at a time, for the web apps' nonce belongs to one. Over when
     * the web app asks for nothing more: while it writes its filter and order into the address, it takes the open task for a new one
     * and draws its form a second time, without what was filled in.
     */
    private void load(String address) {
        page.navigate("about:blank");
        page.navigate(address);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Claims the open task and waits until its fields can be filled. */
    Tasklist claim() {
        var claim = page.locator(".actors button.claim");
        page.waitForResponse(response -> response.url().endsWith("/claim"), claim::click);
        claim.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        // Tasklist draws the form anew after a claim, some time after it took the button away.
        load(page.url());
        completion().waitFor();
        return this;
    }

    Tasklist fill(String label, String text) {
        var field = form().getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(label))
                .last();
        field.fill(text);
        field.blur();
        return this;
    }

    Tasklist check(String label) {
        form().getByLabel(label).first().check();
        return this;
    }

    /** Presses Tasklist's button for completing; the answer of the server. */
    Response complete() {
        return page.waitForResponse(response -> response.url().endsWith("/submit-form"), this::press);
    }

    /** Presses the button, whether or not form-js sends anything then. */
    void press() {
        PlaywrightAssertions.assertThat(completion()).isEnabled();
        // By the keyboard, because what Tasklist told before may lie over the button.
        completion().press("Enter");
    }

    /** Tasklist shows it when the form is drawn and heard, and enables it for who has the task. */
    private Locator completion() {
        return page.locator("button[ng-click='complete()']");
    }

    Locator form() {
        return page.locator(".fjs-form");
    }

    /** Opens the tab and returns its content. */
    Locator tab(String heading) {
        page.locator("ul.nav-tabs").getByText(heading).click();
        return page.locator(".tab-content");
    }

    /** What Tasklist tells with these words: refusals come here. */
    Locator told(String words) {
        return page.locator("[notifications-panel] .alert")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }
}
