package io.baton.worklist;

import io.baton.engine.ActingPerson;
import io.baton.engine.TaskCompleted;
import io.baton.engine.form.FormModel;
import io.baton.engine.form.FormView;
import io.baton.engine.form.TaskForms;
import io.baton.web.FieldProblem;
import io.baton.web.Typed;
import io.baton.worklist.WorkItemKeeper.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of a step: as the page shows it, and what was answered in it, for the timeline. */
@Component
class StepForms {

    private final TaskService tasks;
    private final TaskForms taskForms;
    private final ActingPerson acting;

    StepForms(TaskService tasks, TaskForms taskForms, ActingPerson acting) {
        this.tasks = tasks;
        this.taskForms = taskForms;
        this.acting = acting;
    }

    /** An open task's form with the case's values; empty when the step has no form. */
    Optional<FormView> view(String taskId, String personId, Locale locale) {
        return model(taskId, personId)
                .map(form -> taskForms.view(form, variables(form, taskId, personId), locale, refreshPath(taskId)));
    }

    /** As {@link #view}, with what was entered so far, as a page sends it. */
    Optional<FormView> view(String taskId, String personId, Locale locale, Map<String, String[]> parameters) {
        return view(taskId, personId, locale, parameters, List.of());
    }

    /** As {@link #view}, with what was typed and what is wrong with it. */
    Optional<FormView> view(String taskId, String personId, Locale locale, Typed typed, List<FieldProblem> problems) {
        return view(taskId, personId, locale, parameters(typed), problems);
    }

    private Optional<FormView> view(
            String taskId,
            String personId,
            Locale locale,
            Map<String, String[]> parameters,
            List<FieldProblem> problems) {
        return model(taskId, personId)
                .map(form -> taskForms.view(
                        form,
                        variables(form, taskId, personId),
                        TaskForms.submitted(form, parameters),
                        problems,
                        locale,
                        refreshPath(taskId)));
    }

    /** The problems of a refused form as the page lists them: by the field's place on the page, with its label in front. */
    Map<String, String> placed(String taskId, String personId, Locale locale, Map<String, String> problems) {
        var form = model(taskId, personId);
        var placed = new LinkedHashMap<String, String>();
        problems.forEach((key, sentence) -> form.flatMap(one -> one.field(key))
                .ifPresentOrElse(
                        field -> placed.put(
                                FormView.ID_PREFIX + key, field.label().in(locale) + " · " + sentence),
                        () -> placed.put(key, sentence)));
        return placed;
    }

    /** What a page sent for the task's form, by field key. */
    Map<String, Object> submitted(String taskId, String personId, Map<String, String[]> parameters) {
        return model(taskId, personId)
                .map(form -> TaskForms.submitted(form, parameters))
                .orElse(Map.of());
    }

    /** Values of the form's fields as they are now, by key. */
    Map<String, Object> values(String taskId, String personId) {
        return model(taskId, personId)
                .map(form -> variables(form, taskId, personId))
                .orElse(Map.of());
    }

    Optional<FormModel> model(String taskId, String personId) {
        return acting.call(personId, () -> taskForms.of(taskId));
    }

    /** What was answered in the completed task's form; null when the step has none. */
    @Nullable
    List<Answer> answers(TaskCompleted completed) {
        return model(completed.task().taskId(), completed.by())
                .map(form -> answers(form, completed.values()))
                .orElse(null);
    }

    /** What was entered for a step that may have ended, in words: its labels and the labels of what was chosen. */
    List<FormView.Answer> entered(WorkItem item, Locale locale, Typed typed) {
        return taskForms
                .of(item.facts().processDefinitionId(), item.facts().elementId())
                .map(form -> taskForms.answers(form, TaskForms.submitted(form, parameters(typed)), locale))
                .orElse(List.of());
    }

    /** Both languages are kept, because labels may change with the next version of the form. */
    private List<Answer> answers(FormModel form, Map<String, Object> values) {
        var chinese = taskForms.answers(form, values, Locale.SIMPLIFIED_CHINESE);
        var english = taskForms.answers(form, values, Locale.ENGLISH);
        return IntStream.range(0, chinese.size())
                .mapToObj(index -> new Answer(
                        chinese.get(index).label(),
                        english.get(index).label(),
                        chinese.get(index).value(),
                        english.get(index).value()))
                .toList();
    }

    private static Map<String, String[]> parameters(Typed typed) {
        return typed.values().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .toArray(String[]::new)));
    }

    static List<FormView.Field> fields(List<FormView.Row> rows) {
        var fields = new ArrayList<FormView.Field>();
        for (var row : rows) {
            for (var cell : row.cells()) {
                if (cell.item() instanceof FormView.Field field) {
                    fields.add(field);
                } else if (cell.item() instanceof FormView.Group group) {
                    fields.addAll(fields(group.rows()));
                }
            }
        }
        return fields;
    }

    private Map<String, Object> variables(FormModel form, String taskId, String personId) {
        return acting.call(personId, () -> tasks.getVariables(taskId, form.variables()));
    }

    private static String refreshPath(String taskId) {
        return "/tasks/" + taskId + "/form";
    }
}
