package io.baton.worklist;

import io.baton.engine.form.FormView;
import io.baton.engine.form.TaskForms;
import io.baton.web.Idempotency;
import io.baton.worklist.WorkItemQueries.StartedCase;
import io.baton.worklist.WorkListPages.Asked;
import io.baton.worklist.WorkQuery.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@Tag(name = "Tasks", description = "What people have to do, may take, did and started.")
class TaskApi {

    private final WorkList workList;
    private final StepForms forms;
    private final Comments comments;
    private final Models models;
    private final Idempotency idempotency;

    TaskApi(WorkList workList, StepForms forms, Comments comments, Models models, Idempotency idempotency) {
        this.workList = workList;
        this.forms = forms;
        this.comments = comments;
        this.models = models;
        this.idempotency = idempotency;
    }

    /** A task as programs see it. */
    record Task(
            String id,
            String name,
            String elementId,
            String process,
            String businessKey,
            String title,
            @Nullable String customer,
            @Nullable String customerClass,
            @Nullable String grade,
            String department,
            Set<String> groups,
            @Nullable String assignee,
            int priority,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant warnAt,
            String status,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            int version) {

        static Task of(WorkItem item, Locale locale) {
            var facts = item.facts();
            return new Task(
                    item.taskId(),
                    item.nameIn(locale),
                    facts.elementId(),
                    facts.processKey(),
                    facts.businessKey(),
                    item.title(),
                    item.customerName(),
                    item.customerClass(),
                    item.grade(),
                    facts.departmentId(),
                    item.groups(),
                    facts.assignee(),
                    facts.priority(),
                    facts.createdAt(),
                    facts.dueAt(),
                    facts.warnAt(),
                    item.status().name(),
                    item.endedAt(),
                    item.endedBy(),
                    item.version());
        }
    }

    /**
     * A case that the person started, as programs see it.
     *
     * @param steps names of the steps that are open now
     * @param endedAt null while it runs
     */
    record Case(
            String process,
            String businessKey,
            String title,
            @Nullable String customer,
            @Nullable String customerClass,
            @Nullable String grade,
            Instant startedAt,
            @Nullable Instant endedAt,
            List<String> steps) {

        static Case of(StartedCase row, Locale locale) {
            return new Case(
                    row.processKey(),
                    row.businessKey(),
                    row.title(),
                    row.customerName(),
                    row.customerClass(),
                    row.grade(),
                    row.startedAt(),
                    row.endedAt(),
                    locale.getLanguage().equals("en") ? row.stepsEn() : row.steps());
        }
    }

    /**
     * A page.
     *
     * @param tasks of the tabs mine, group, done and copied
     * @param cases of the tab started
     * @param next the parameter {@code after} of the following page
     */
    record TaskPage(List<Task> tasks, List<Case> cases, @Nullable String next) {}

    /** One value on offer. */
    record Choice(String value, String label) {}

    /** A field of a task's form; those that conditions hide are left out. */
    record Field(
            String key,
            String label,
            String type,
            boolean required,
            boolean readOnly,
            String value,
            List<Choice> choices) {}

    /**
     * A task with its form.
     *
     * @param actions names of what else the person may do with it now: transfer, delegation, copies …
     */
    record TaskDetails(
            Task task,
            boolean mayClaim,
            boolean mayUnclaim,
            boolean mayComplete,
            List<String> actions,
            List<Field> fields) {}

    /** What completes a task: values by field key, and the version that was read. */
    record Completion(@Nullable Integer version, Map<String, Object> values) {

        Completion {
            values = values == null ? Map.of() : values;
        }
    }

    /** Something to say. */
    record Said(String text) {}

    @GetMapping("/tasks")
    @Operation(
            summary = "List tasks",
            description =
                    "tab: mine (default), group (may be claimed), done, copied, or started (cases instead of tasks); sort of open "
                            + "tasks: priority (default), due or created. 50 at once; the next page begins after `next`.")
    TaskPage tasks(@ParameterObject Asked asked, Principal person, Locale locale) {
        var query = asked.query();
        if (query.tab() == WorkQuery.Tab.STARTED) {
            var page = workList.cases(query, person.getName());
            return new TaskPage(
                    List.of(),
                    page.rows().stream().map(row -> Case.of(row, locale)).toList(),
                    text(page.next()));
        }
        if (query.tab() == WorkQuery.Tab.COPIED) {
            var page = workList.copies(query, person.getName());
            return new TaskPage(
                    page.rows().stream().map(row -> Task.of(row.item(), locale)).toList(),
                    List.of(),
                    text(page.next()));
        }
        var page = workList.page(query, person.getName());
        return new TaskPage(
                page.rows().stream().map(item -> Task.of(item, locale)).toList(), List.of(), text(page.next()));
    }

    @GetMapping("/tasks/{id}")
    @Operation(summary = "Read a task", description = "With the fields of its form, as they stand, while it is open.")
    TaskDetails task(@PathVariable String id, Principal person, Locale locale) {
        var item = workList.task(id, person.getName());
        workList.seen(id, person.getName());
        var possible = workList.possible(item, person.getName());
        return new TaskDetails(
                Task.of(item, locale),
                possible.claim(),
                possible.unclaim(),
                possible.complete(),
                workList.actions(item, person.getName()).stream()
                        .map(TaskActions.Action::name)
                        .toList(),
                item.open() ? fields(id, person.getName(), locale) : List.of());
    }

    @PostMapping("/tasks/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Claim a task", description = "Claiming what one has already does nothing.")
    void claim(@PathVariable String id, Principal person) {
        workList.claim(id, person.getName());
    }

    @DeleteMapping("/tasks/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Put a task back", description = "So that others of its groups can claim it.")
    void unclaim(@PathVariable String id, Principal person) {
        workList.unclaim(id, person.getName());
    }

    @PostMapping("/tasks/{id}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Complete a task",
            description = "Values by field key, judged by the task's form. A task that nobody has is claimed first.")
    void complete(
            @PathVariable String id,
            @RequestBody Completion completion,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Principal person) {
        workList.complete(id, completion.version(), completion.values(), person.getName(), idempotencyKey);
    }

    @GetMapping("/tasks/{id}/comments")
    @Operation(summary = "Read the comments on the task's case", description = "Oldest first.")
    List<Comments.Comment> comments(@PathVariable String id, Principal person) {
        return comments.of(id, person.getName());
    }

    @PostMapping("/tasks/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say something about the task's case")
    Comments.Comment comment(
            @PathVariable String id,
            @RequestBody Said said,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Principal person) {
        return idempotency.once(
                person.getName(),
                idempotencyKey,
                Comments.Comment.class,
                () -> comments.add(id, Objects.requireNonNullElse(said.text(), ""), person.getName()));
    }

    @GetMapping(path = "/processes/{definition}/xml", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "Read the model that a case runs on", description = "BPMN, for those who may read the case.")
    String xml(
            @PathVariable String definition,
            @Parameter(description = "The number of a case") @RequestParam("case") String businessKey,
            Principal person) {
        return workList.anyOf(definition, businessKey, person.getName())
                .map(item -> models.xml(item.facts().processDefinitionId()))
                .orElseThrow(TaskNotFound::new);
    }

    private static @Nullable String text(@Nullable Cursor cursor) {
        return cursor == null ? null : cursor.toString();
    }

    private List<Field> fields(String taskId, String personId, Locale locale) {
        var form = forms.model(taskId, personId).orElse(null);
        var view = forms.view(taskId, personId, locale).orElse(null);
        if (form == null || view == null) {
            return List.of();
        }
        return StepForms.fields(view.rows()).stream()
                .map(field -> {
                    var key = field.name().substring(TaskForms.PARAMETER_PREFIX.length());
                    var readOnly =
                            form.field(key).map(known -> known.readOnly()).orElse(true);
                    return new Field(
                            key,
                            field.label(),
                            field.type(),
                            field.required(),
                            readOnly,
                            field.value(),
                            field.options().stream().map(TaskApi::choice).toList());
                })
                .toList();
    }

    private static Choice choice(FormView.Option option) {
        return new Choice(option.value(), option.label());
    }
}
