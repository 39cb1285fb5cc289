package io.baton.journey;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pictures of a journey: each page wide and on a phone. */
final class Album {

    private final List<String> tooWide = new ArrayList<>();

    /**
     * Takes the page's picture, wide and on a phone; what is wider than the phone is noted.
     *
     * @param path of the page; null for the one that is open
     */
    void look(Page page, @Nullable String path, String name) {
        if (path != null) {
            page.navigate(path);
        }
        Browser.screenshot(page, name);
        page.setViewportSize(390, 844);
        Browser.screenshot(page, name + "-390");
        var wide =
                (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) {
            tooWide.add(name + " by " + wide + " px");
        }
        page.setViewportSize(1280, 900);
    }

    /** The pages that were wider than the phone. */
    List<String> tooWide() {
        return tooWide;
    }
}
