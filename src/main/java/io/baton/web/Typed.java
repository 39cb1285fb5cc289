package io.baton.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the person typed into a form that was refused; empty on a page that is shown for the first time. Pages read it under the
 * name {@code typed}.
 *
 * @param values by field name, as the browser sent them
 */
public record Typed(Map<String, List<String>> values) {

    static final Typed NOTHING = new Typed(Map.of());

    /** What {@code web/field} sends beside a box, before the box's name. */
    private static final String BOX = "box-";

    public Typed {
        values = Map.copyOf(values);
    }

    /** Whether the page shows a refused form again. */
    public boolean again() {
        return !values.isEmpty();
    }

    /**
     * The text for the field: what was typed, else the given value. An emptied field stays so; one that was not sent stands in another
     * form of the page, which nobody refused.
     */
    public @Nullable Object value(String field, @Nullable Object otherwise) {
        var all = all(field);
        return all.isEmpty() ? otherwise : all.get(0);
    }

    /**
     * Whether the option of a select, radio or box is chosen: as it was typed, else when it equals the given value. An unticked box stays
     * so: browsers send nothing for it, so its form says beside it that it was there.
     */
    public boolean chosen(String field, Object option, @Nullable Object otherwise) {
        return values.containsKey(field) || values.containsKey(BOX + field)
                ? all(field).contains(option.toString())
                : otherwise != null && matches(option, otherwise);
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** The same as if this field had not been sent. */
    Typed without(String field) {
        var others = new HashMap<>(values);
        others.remove(field);
        return new Typed(others);
    }

    private static boolean matches(Object option, Object value) {
        return value instanceof Iterable<?> several
                ? containsText(several, option.toString())
                : option.toString().equals(value.toString());
    }

    private static boolean containsText(Iterable<?> several, String option) {
        for (var one : several) {
            if (option.equals(String.valueOf(one))) {
                return true;
            }
        }
        return false;
    }

    static Typed of(Map<String, String[]> parameters) {
        return new Typed(parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue()))));
    }
}
