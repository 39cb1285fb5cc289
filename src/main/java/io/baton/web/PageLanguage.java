package io.baton.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The language of a page that is not for its reader: what a customer receives is in the customer's, whatever the person's own is. */
public final class PageLanguage {

    /** Request attribute: the language in which the page is drawn, if it is not the person's. */
    static final String SPOKEN = PageLanguage.class.getName();

    private PageLanguage() {}

    /** Draws the page of this request in the language of the tag; Chinese when it is none of the offered ones. */
    public static Locale speak(HttpServletRequest request, @Nullable String tag) {
        var language = of(tag);
        request.setAttribute(SPOKEN, language);
        return language;
    }

    /** The language of the tag; Chinese when it is none of the offered ones. */
    public static Locale of(@Nullable String tag) {
        return Languages.offered(tag).orElse(Languages.CHINESE);
    }

    public static boolean isOffered(@Nullable String tag) {
        return Languages.offered(tag).isPresent();
    }

    /** Offered languages: the name each has in itself, by language tag. */
    public static Map<String, String> offered() {
        var names = new LinkedHashMap<String, String>();
        Languages.OFFERED.forEach(
                language -> names.put(language.toLanguageTag(), language.getDisplayLanguage(language)));
        return names;
    }
}
