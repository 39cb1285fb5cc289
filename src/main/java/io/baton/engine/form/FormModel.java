package io.baton.engine.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Camunda Form as Baton offers it: a subset that the server can render and check, and that Camunda's Tasklist shows too.
 *
 * @param id the form's id, which is its file name without {@code .form}
 * @param components what stands on the form, top to bottom
 */
public record FormModel(String id, List<FormComponent> components) {

    public FormModel {
        components = List.copyOf(components);
    }

    /**
     * Reads a {@code .form} file.
     *
     * @throws FormNotOffered for anything outside the offered subset, so that nothing is silently shown or checked differently
     */
    public static FormModel parse(String json) {
        return new FormParser().parse(json);
    }

    /** All fields, those in groups too, in the order of the page. */
    public List<FormField> fields() {
        var fields = new ArrayList<FormField>();
        collect(components, fields);
        return List.copyOf(fields);
    }

    /** The field with this key, which is the name of its process variable. */
    public Optional<FormField> field(String key) {
        return fields().stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** Names of all variables that the form shows, writes or asks in a condition. */
    public Set<String> variables() {
        var names = fields().stream().map(FormField::key).collect(Collectors.toSet());
        names.addAll(conditionVariables());
        return Set.copyOf(names);
    }

    Set<String> conditionVariables() {
        return all(components).stream()
                .flatMap(component -> component.hidden().stream())
                .flatMap(condition -> condition.variables().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<FormComponent> all(List<FormComponent> components) {
        var all = new ArrayList<FormComponent>();
        for (var component : components) {
            all.add(component);
            if (component instanceof FormGroup group) {
                all.addAll(all(group.components()));
            }
        }
        return all;
    }

    private static void collect(List<FormComponent> components, List<FormField> fields) {
        for (var component : components) {
            if (component instanceof FormField field) {
                fields.add(field);
            } else if (component instanceof FormGroup group) {
                collect(group.components(), fields);
            }
        }
    }
}
