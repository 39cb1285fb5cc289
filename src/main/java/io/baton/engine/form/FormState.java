package io.baton.engine.form;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form at one moment: what stands in its fields and which components are hidden. The same for showing and for checking, so that what
 * a person sees is what is asked for.
 *
 * @param values the raw values of all fields, by key; hidden ones are absent
 * @param hidden the components that are hidden, by identity
 */
record FormState(Map<String, Object> values, Set<FormComponent> hidden) {

    /**
     * @param variables the process variables
     * @param submitted what the person entered, by key; null when nothing was entered yet, so that variables and defaults show
     */
    static FormState of(
            FormModel form, Map<String, ?> variables, @Nullable Map<String, ?> submitted, FormValues reader) {
        var raw = new LinkedHashMap<String, Object>();
        var typed = new HashMap<String, @Nullable Object>();
        for (var field : form.fields()) {
            var value = initial(field, variables, submitted);
            if (value != null) {
                raw.put(field.key(), value);
            }
            typed.put(
                    field.key(),
                    field.readOnly() ? value : reader.read(field, value).value());
        }
        // By identity: two separators are equal, but not the same.
        Set<FormComponent> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
        // What is hidden has no value, which may hide more; nothing comes back, so this ends.
        while (hideMore(form.components(), false, variables, typed, hidden)) {
            for (var component : hidden) {
                if (component instanceof FormField field) {
                    typed.put(field.key(), null);
                    raw.remove(field.key());
                }
            }
        }
        return new FormState(raw, hidden);
    }

    boolean shows(FormComponent component) {
        return !hidden.contains(component);
    }

    private static @Nullable Object initial(
            FormField field, Map<String, ?> variables, @Nullable Map<String, ?> submitted) {
        if (submitted != null && !field.readOnly()) {
            return submitted.get(field.key());
        }
        var current = variables.get(field.key());
        return current == null && submitted == null && !field.readOnly() ? field.defaultValue() : current;
    }

    private static boolean hideMore(
            List<FormComponent> components,
            boolean parentHidden,
            Map<String, ?> variables,
            Map<String, @Nullable Object> typed,
            Set<FormComponent> hidden) {
        boolean more = false;
        for (var component : components) {
            boolean hide = parentHidden
                    || hidden.contains(component)
                    || component
                            .hidden()
                            .map(condition -> condition.holds(
                                    name -> typed.containsKey(name) ? typed.get(name) : variables.get(name)))
                            .orElse(false);
            if (hide) {
                more |= hidden.add(component);
            }
            if (component instanceof FormGroup group) {
                more |= hideMore(group.components(), hide, variables, typed, hidden);
            }
        }
        return more;
    }
}
