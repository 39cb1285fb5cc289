package io.baton.engine.form;

import java.util.Locale;

/**
 * A text of a form in both languages.
 *
 * @param zh as it stands in the form
 * @param en from the component's {@code properties}; the Chinese text where there is none
 */
public record Wording(String zh, String en) {

    /** The text for a person who reads this language: Chinese unless English is asked for. */
    public String in(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : zh;
    }
}
