package io.baton.engine.form;

import io.baton.web.FieldProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a submission against the form: what may be written, and with which values. */
class FormCheck {

    private final FormValues reader;

    FormCheck(FormValues reader) {
        this.reader = reader;
    }

    /** As {@link TaskForms#validate}. */
    Map<String, @Nullable Object> validate(FormModel form, Map<String, ?> variables, Map<String, ?> submitted) {
        var problems = new ArrayList<FieldProblem>();
        for (var key : submitted.keySet()) {
            if (form.field(key).isEmpty()) {
                problems.add(FieldProblem.of(key, "engine.form.problem.unknown"));
            }
        }
        var state = FormState.of(form, variables, submitted, reader);
        var values = new HashMap<String, @Nullable Object>();
        check(form.components(), state, variables, submitted, values, problems);
        if (!problems.isEmpty()) {
            throw new FormRejected(problems);
        }
        return values;
    }

    private void check(
            List<FormComponent> components,
            FormState state,
            Map<String, ?> variables,
            Map<String, ?> submitted,
            Map<String, @Nullable Object> values,
            List<FieldProblem> problems) {
        for (var component : components) {
            if (component instanceof FormGroup group) {
                check(group.components(), state, variables, submitted, values, problems);
            } else if (component instanceof FormField field) {
                var key = field.key();
                if (!state.shows(field)) {
                    if (!field.readOnly()) {
                        values.put(key, null);
                    }
                } else if (field.readOnly()) {
                    if (submitted.containsKey(key)
                            && !reader.unchanged(field, submitted.get(key), variables.get(key))) {
                        problems.add(FieldProblem.of(key, "engine.form.problem.readOnly"));
                    }
                } else {
                    var read = reader.read(field, submitted.get(key));
                    if (read.problem() != null) {
                        problems.add(read.problem());
                    }
                    values.put(key, read.value());
                }
            }
        }
    }
}
