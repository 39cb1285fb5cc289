package io.baton.web;

import org.jspecify.annotations.Nullable;

/**
 * One choice of a select or radio field.
 *
 * @param value what is sent
 * @param messageKey leads to the label, when the label is a text of Baton
 * @param label the label itself, when it is data
 */
public record Option(String value, @Nullable String messageKey, @Nullable String label) {

    /** A choice whose label is data, such as a person's name. */
    public static Option of(String value, String label) {
        return new Option(value, null, label);
    }

    /** A choice whose label is a text of Baton. */
    public static Option keyed(String value, String messageKey) {
        return new Option(value, messageKey, null);
    }
}
