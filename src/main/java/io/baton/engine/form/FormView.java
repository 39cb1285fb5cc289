package io.baton.engine.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as the page shows it: everything decided, in one language. The template only sets it.
 *
 * @param id the form's id
 * @param rows top to bottom
 */
public record FormView(String id, List<Row> rows) {

    /** Before a field's key, its element's id on the page. */
    public static final String ID_PREFIX = "field-";

    public FormView {
        rows = List.copyOf(rows);
    }

    /** Components side by side. */
    public record Row(List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One component.
     *
     * @param column the grid's class for its width
     * @param fragment the template's fragment that shows it
     * @param item what the fragment reads: {@link Field}, {@link Group}, a list of {@link TextBlock}, or nothing
     */
    public record Cell(String column, String fragment, @Nullable Object item) {}

    /** A group with its heading. */
    public record Group(String label, List<Row> rows) {

        public Group {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A field.
     *
     * @param id of its element on the page
     * @param name of its parameter when the form is sent
     * @param type of the native input, where there is one
     * @param value what stands in it; lines of a read-only text end with {@code \n}
     * @param problem what is wrong with it
     * @param describedBy ids of its help and problem
     * @param refreshPath where to send the entered values when it changes, because conditions ask for it; the answer is the form anew
     */
    public record Field(
            String id,
            String name,
            String label,
            @Nullable String help,
            boolean required,
            String type,
            String value,
            List<Option> options,
            @Nullable String problem,
            @Nullable String describedBy,
            @Nullable String min,
            @Nullable String max,
            @Nullable String step,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable String prefix,
            @Nullable String suffix,
            @Nullable String refreshPath) {

        public Field {
            options = List.copyOf(options);
        }

        /** Whether something stands before or behind the input. */
        public boolean adorned() {
            return prefix != null || suffix != null;
        }

        /** The lines of the value. */
        public List<String> lines() {
            return List.of(value.split("\n", -1));
        }
    }

    /** What was filled into a field, in words. */
    public record Answer(String label, String value) {}

    /** One value on offer. */
    public record Option(String id, String value, String label, boolean chosen) {}
}
