package io.baton.journey;

import com.microsoft.playwright.Page;

/** The product at its address, and the people who sign in to it. */
record Office(Browser browser, String address) {

    /** A demo person signs in, on a wide screen, in Chinese. */
    Page signIn(String person) {
        return signIn(person, "zh-CN", 1280, 900);
    }

    /** A demo person signs in. */
    Page signIn(String person, String language, int width, int height) {
        return signIn(browser.desk(address, language, width, height), person, language);
    }

    /** A demo person signs in, in Chinese, with a browser that runs no scripts. */
    Page signInWithoutJavaScript(String person) {
        return signIn(browser.deskWithoutJavaScript(address, "zh-CN", 1280, 900), person, "zh-CN");
    }

    private static Page signIn(Page desk, String person, String language) {
        desk.navigate("/login?lang=" + language);
        desk.locator("input[name=username]").fill(person);
        desk.locator("input[name=password]").fill("baton");
        desk.locator("form:has(input[name=password]) [type=submit]").click();
        desk.waitForURL(url -> !url.contains("/login"));
        return desk;
    }
}
