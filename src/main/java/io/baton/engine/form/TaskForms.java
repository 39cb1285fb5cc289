package io.baton.engine.form;

import io.baton.engine.TaskFormValidation;
import io.baton.web.FieldProblem;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Shows and checks the forms of user tasks. */
@Service
public class TaskForms implements TaskFormValidation {

    /** Parameters of a page's form that belong to a Camunda Form begin with this; others are the page's own. */
    public static final String PARAMETER_PREFIX = "field.";

    private static final FormModel NO_FORM = new FormModel("none", List.of());

    private final DeployedForms deployed;
    private final FormValues reader;
    private final FormCheck check;
    private final FormViews views;

    TaskForms(DeployedForms deployed, Clock clock, MessageSource messages) {
        this.deployed = deployed;
        reader = new FormValues(clock);
        check = new FormCheck(reader);
        views = new FormViews(messages);
    }

    /**
     * The form of an open task, from the deployment its process came from; empty when its work is not a form.
     *
     * @throws io.baton.engine.UnknownTask when there is no such open task
     */
    public Optional<FormModel> of(String taskId) {
        return deployed.of(taskId);
    }

    /** The form that a step of this model version has, also when the task is gone; empty when the step has no form. */
    public Optional<FormModel> of(String processDefinitionId, String elementId) {
        return deployed.of(processDefinitionId, elementId);
    }

    /** The process variables that the form of the task shows or asks in its conditions; those without a value are absent. */
    public Map<String, Object> variables(String taskId, FormModel form) {
        return deployed.variables(taskId, form.variables());
    }

    /** A task without a form takes no values. */
    @Override
    public Map<String, Object> validate(String taskId, Map<String, Object> submitted) {
        var form = of(taskId).orElse(NO_FORM);
        return validate(form, variables(taskId, form), submitted);
    }

    /**
     * Checks a submission and gives the variables to write.
     *
     * @param variables the process variables that the form's conditions and read-only fields need ({@link FormModel#variables})
     * @param submitted by field key: typed values (from JSON) or texts (from a page); a field that is absent is empty
     * @return a value for every field that isn't read-only; null for empty and for hidden ones, whatever was sent for them
     * @throws FormRejected when a rule of the form is broken, also by fields that the form doesn't have
     */
    public Map<String, @Nullable Object> validate(FormModel form, Map<String, ?> variables, Map<String, ?> submitted) {
        return check.validate(form, variables, submitted);
    }

    /**
     * The form as it stands before anything was entered.
     *
     * @param refreshPath where a field sends the entered values when it changes and conditions ask for it; null: conditions are only
     *     evaluated when the form is sent
     */
    public FormView view(FormModel form, Map<String, ?> variables, Locale locale, @Nullable String refreshPath) {
        return views.view(form, FormState.of(form, variables, null, reader), List.of(), locale, refreshPath);
    }

    /**
     * The form with what was entered: after a refusal, for a draft, or because a field changed that conditions ask for.
     *
     * @param submitted as in {@link #validate}
     * @param problems shown at their fields
     */
    public FormView view(
            FormModel form,
            Map<String, ?> variables,
            Map<String, ?> submitted,
            Collection<FieldProblem> problems,
            Locale locale,
            @Nullable String refreshPath) {
        return views.view(form, FormState.of(form, variables, submitted, reader), problems, locale, refreshPath);
    }

    /**
     * What was entered, in words; empty fields and those that the form hides or only shows are left out.
     *
     * @param entered by field key: typed values or texts, as in {@link #validate}
     */
    public List<FormView.Answer> answers(FormModel form, Map<String, ?> entered, Locale locale) {
        return views.answers(form, FormState.of(form, entered, entered, reader), locale);
    }

    /** What a page sent for the form: the parameters that begin with {@link #PARAMETER_PREFIX}, by field key. */
    public static Map<String, Object> submitted(FormModel form, Map<String, String[]> parameters) {
        var submitted = new LinkedHashMap<String, Object>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(PARAMETER_PREFIX)) {
                var key = name.substring(PARAMETER_PREFIX.length());
                boolean many = form.field(key)
                        .map(field -> field.input() instanceof FieldInput.Choices)
                        .orElse(false);
                submitted.put(key, many || values.length > 1 ? List.of(values) : values[0]);
            }
        });
        return submitted;
    }
}
