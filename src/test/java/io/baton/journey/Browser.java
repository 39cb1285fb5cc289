package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Debian's Chromium, driven by Playwright, as the people of a journey use it. */
final class Browser implements AutoCloseable {

    /** Where journeys leave what they saw. */
    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A desk of one person: an own browser session. */
    Page desk(String address, String language, int width, int height) {
        return desk(address, language, width, height, true);
    }

    /** As {@link #desk}, with a browser that runs no scripts. */
    Page deskWithoutJavaScript(String address, String language, int width, int height) {
        return desk(address, language, width, height, false);
    }

    private Page desk(String address, String language, int width, int height, boolean javaScript) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address)
                .setJavaScriptEnabled(javaScript)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai")
                // What is photographed stands still.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height));
        context.setDefaultTimeout(20_000);
        // Also what opens in a tab of its own.
        context.onPage(page -> {
            page.onConsoleMessage(this::note);
            page.onPageError(error -> complaints.add(error));
        });
        return context.newPage();
    }

    private void note(ConsoleMessage message) {
        // Chromium itself writes refused requests (409, 422) to the console; the page did nothing wrong. Camunda's web
        // apps, when left
        // while they load, complain of their own scripts.
        if (message.type().equals("error")
                && !message.text().startsWith("Failed to load resource")
                && !message.text().contains("/camunda/lib/")) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    /** No page may have complained since the last call. */
    void hasNoComplaints() {
        assertThat(takeComplaints()).as("console errors").isEmpty();
    }

    /** What pages complained of since the last call. */
    List<String> takeComplaints() {
        var taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setType(ScreenshotType.PNG)
                .setFullPage(true));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Optional<Path> executable() {
        return Stream.of(
                        System.getenv("BATON_CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> path != null && Files.isExecutable(Path.of(path)))
                .map(Path::of)
                .findFirst();
    }

    /** Gives journeys the one browser of the build as a parameter, or says loudly that there is none. */
    static final class Provided implements BeforeAllCallback, ParameterResolver {

        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Browser.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            if (executable().isEmpty()) {
                var sentence = "No Chromium found: install Debian's package chromium, or set BATON_CHROMIUM to one. "
                        + "The browser journeys were not run.";
                if (Boolean.parseBoolean(System.getenv("BATON_BROWSER_REQUIRED"))
                        || Boolean.parseBoolean(System.getenv("CI"))) {
                    throw new IllegalStateException(sentence);
                }
                System.err.println("\n*** " + sentence + " ***\n");
                throw new TestAbortedException(sentence);
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browser.class
                    || parameter.getParameter().getType() == Office.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var browser = context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(
                            "browser", key -> new Browser(executable().orElseThrow()), Browser.class);
            if (parameter.getParameter().getType() == Browser.class) {
                return browser;
            }
            var port = SpringExtension.getApplicationContext(context)
                    .getEnvironment()
                    .getRequiredProperty("local.server.port");
            return new Office(browser, "http://localhost:" + port);
        }
    }
}
