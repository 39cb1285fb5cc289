package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and PDF are looked at in a tab of their own, whatever the pages' content security policy forbids. */
@Journey
class PreviewJourney {

    private static final String PREVIEW = "a[href$='/preview']";

    @Test
    void showsPicturesAndPdf(Office office, @TempDir Path folder) throws Exception {
        var desk = new Desk(office.signIn("accountManager1"));
        var number = desk.raiseNeed("预览附件（旅程）");
        var picture = folder.resolve("现场照片.png");
        desk.page().screenshot(new Page.ScreenshotOptions().setPath(picture));
        attach(desk, picture);
        var drawing = Files.write(folder.resolve("组网图.pdf"), desk.page().pdf());
        attach(desk, drawing);
        office.browser().hasNoComplaints();

        var shown = preview(desk, "现场照片.png");
        assertThat((Boolean) shown.evaluate("() => document.images[0].complete && document.images[0].naturalWidth > 0"))
                .isTrue();
        var read = preview(desk, "组网图.pdf");
        // Chromium's own viewer, which a policy that forbids it would leave out.
        read.waitForCondition(
                () -> read.frames().stream().anyMatch(frame -> frame.url().startsWith("chrome-extension://")));
        Browser.screenshot(desk.page(), "journey-attachments");
        office.browser().hasNoComplaints();
        assertThat(desk.page().url()).endsWith("/projects/" + number);
    }

    private static void attach(Desk desk, Path file) {
        desk.page().locator("form[action$='/documents'] input[type=file]").setInputFiles(file);
        desk.send("form[action$='/documents']");
        desk.page().getByText(file.getFileName().toString()).first().waitFor();
    }

    private static Page preview(Desk desk, String name) {
        var link = desk.page()
                .locator("li:has(> a[href$='/preview'])")
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator(PREVIEW);
        var tab = desk.page().waitForPopup(link::click);
        tab.waitForLoadState();
        return tab;
    }
}
