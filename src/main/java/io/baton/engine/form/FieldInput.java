package io.baton.engine.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kind of value a field takes, with its limits. */
public sealed interface FieldInput {

    /** Longest text that the engine keeps in a string variable. */
    int LONGEST_TEXT = 4000;

    /**
     * Text; becomes a {@link String} without spaces around it and with {@code \n} as the end of a line.
     *
     * @param lines whether it may have more than one line
     * @param minLength fewest characters
     * @param maxLength most characters
     * @param pattern what must be found in it
     * @param format a well-known form it must have
     * @param prefix stands before the field, for example a unit
     * @param suffix stands behind the field
     */
    record Text(
            boolean lines,
            int minLength,
            int maxLength,
            Optional<TextPattern> pattern,
            Optional<Format> format,
            @Nullable Wording prefix,
            @Nullable Wording suffix)
            implements FieldInput {

        /** Well-known forms of a text. */
        public enum Format {
            EMAIL,
            PHONE
        }
    }

    /**
     * A number; becomes an {@link Integer} when it has no decimals, an exact decimal as {@link String} when the form says
     * {@code serializeToString} (amounts), else a {@link Double} of at most 15 digits, which is as many as it keeps exactly.
     *
     * @param decimals most decimals; null: any
     * @param step how far the arrows of the field go
     * @param asText whether the variable is the exact decimal as text
     */
    record Number(
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable Integer decimals,
            @Nullable BigDecimal step,
            boolean asText,
            @Nullable Wording prefix,
            @Nullable Wording suffix)
            implements FieldInput {}

    /** Yes or no; becomes a {@link Boolean}, unticked means false. */
    record Checkbox() implements FieldInput {}

    /**
     * One of a few values; becomes a {@link String}.
     *
     * @param list whether it is shown as a drop-down list, else as radio buttons
     */
    record Choice(boolean list, List<Option> options) implements FieldInput {

        public Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * Any of a few values; becomes a {@link List} of strings in the order of the form.
     *
     * @param tags whether it is shown as tags, else as checkboxes
     */
    record Choices(boolean tags, List<Option> options) implements FieldInput {

        public Choices {
            options = List.copyOf(options);
        }
    }

    /**
     * A local day ({@code 2026-03-01}), time ({@code 09:30}) or both ({@code 2026-03-01T09:30}) in the carrier's time zone; stays a
     * {@link String}.
     *
     * @param notPast whether a day before today is refused
     */
    record Moment(Kind kind, boolean notPast) implements FieldInput {

        /** Which part of a date and time is asked. */
        public enum Kind {
            DATE,
            TIME,
            DATETIME
        }
    }

    /** One value on offer. */
    record Option(String value, Wording label) {}
}
