package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One person, or somebody not signed in, who looks at pages with a critical eye. */
final class Visit {

    private static final int WIDE = 1280;
    private static final int PHONE = 390;
    private static final Pattern MISSING_TEXT = Pattern.compile("\\?\\?[\\w.]+\\?\\?");

    /** What a reader or a screen reader gets as text. */
    private static final String TEXTS =
            """
            () => {
              const texts = [document.title];
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                if (!walk.currentNode.parentElement.closest('script, style, textarea, [lang="zh-CN"]')) {
                  texts.push(walk.currentNode.data);
                }
              }
              for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
                texts.push(...['aria-label', 'title', 'placeholder', 'alt'].map(name => element.getAttribute(name)));
              }
              return texts.filter(text => text && text.trim()).map(text => text.trim());
            }
            """;

    private final Office office;
    private final @Nullable String person;
    private final Wordings chinese;
    private @Nullable Page desk;

    Visit(Office office, @Nullable String person, Wordings chinese) {
        this.office = office;
        this.person = person;
        this.chinese = chinese;
    }

    /** Opened when the first page is looked at. */
    private Page desk() {
        if (desk == null) {
            desk = person == null ? office.browser().desk(office.address(), "zh-CN", WIDE, 900) : office.signIn(person);
        }
        return desk;
    }

    void end() {
        if (desk != null) {
            desk.context().close();
        }
    }

    /**
     * Looks at the page in both languages and widths, and tells everything that is wrong with it at once. Whether everybody can read it
     * depends on width and colours and hardly on the language, so that is looked at in one language each.
     */
    void look(Sheet sheet) {
        var page = desk();
        office.browser().takeComplaints();
        var problems = new ArrayList<String>();
        for (var language : List.of("zh-CN", "en")) {
            page.setViewportSize(WIDE, 900);
            if (language.equals("en")) {
                arrive(page.navigate(in(page.url(), language)), sheet, language, problems);
            } else {
                walk(page, sheet, language, problems);
            }
            if (!language.equals(page.getAttribute("html", "lang"))) {
                problems.add(language + ": lang is " + page.getAttribute("html", "lang"));
            }
            read(page, language, problems);
            for (var width : List.of(WIDE, PHONE)) {
                page.setViewportSize(width, width == WIDE ? 900 : 844);
                var name = sheet.name() + "-" + language + "-" + width;
                measure(page, name, problems);
                if (language.equals("en") == (width == PHONE)) {
                    judge(page, name, problems);
                }
            }
        }
        if (sheet.dark()) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.setViewportSize(WIDE, 900);
            measure(page, sheet.name() + "-dark", problems);
            judge(page, sheet.name() + "-dark", problems);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
        problems.addAll(office.browser().takeComplaints());
        assertThat(problems).as(sheet.name()).isEmpty();
    }

    private static String in(String address, String language) {
        // With a place on the page behind it, the browser would stay where it is.
        var plain = address.replaceFirst("#.*$", "").replaceFirst("[?&]lang=[^&]*$", "");
        return plain + (plain.contains("?") ? "&" : "?") + "lang=" + language;
    }

    /** From the sheet's address over its links. */
    private static void walk(Page page, Sheet sheet, String language, List<String> problems) {
        var answer = page.navigate(in(sheet.address(), language));
        for (var link : sheet.links()) {
            answer = page.navigate(page.locator(link).first().getAttribute("href"));
        }
        arrive(answer, sheet, language, problems);
    }

    private static void arrive(@Nullable Response answer, Sheet sheet, String language, List<String> problems) {
        if (answer == null || answer.status() != sheet.status()) {
            problems.add(language + ": " + (answer == null ? "nothing" : answer.url() + " answers " + answer.status()));
            return;
        }
        var page = answer.frame().page();
        if (page.locator("[data-diagram]").count() > 0) {
            page.locator(".diagram-canvas svg[role=img]").waitFor();
        }
        for (var chart : page.locator("[data-chart]").all()) {
            chart.locator("svg").waitFor();
        }
    }

    private void read(Page page, String language, List<String> problems) {
        @SuppressWarnings("unchecked")
        var texts = (List<String>) page.evaluate(TEXTS);
        texts.stream()
                .filter(MISSING_TEXT.asPredicate())
                .forEach(text -> problems.add(language + ": text is missing: " + text));
        if (language.equals("en")) {
            texts.stream().filter(chinese::contain).forEach(text -> problems.add("en: not translated: " + text));
        }
    }

    private static void measure(Page page, String name, List<String> problems) {
        // A drawing follows the new width a frame later.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Browser.screenshot(page, name);
        var wide =
                (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) {
            problems.add(
                    name + ": " + wide + " px too wide: "
                            + page.evaluate(
                                    """
                    () => [...document.querySelectorAll('main *')]
                      .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                      .slice(0, 3).map(element => element.outerHTML.slice(0, 120))
                    """));
        }
    }

    private static void judge(Page page, String name, List<String> problems) {
        for (var violation : new AxeBuilder(page)
                // There are no frames; without this each look opens another page of the browser.
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                .analyze()
                .getViolations()) {
            violation
                    .getNodes()
                    .forEach(node -> problems.add(
                            name + ": " + violation.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()));
        }
    }
}
