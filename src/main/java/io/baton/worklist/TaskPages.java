package io.baton.worklist;

import io.baton.deadline.Deadlines;
import io.baton.document.DocumentAccess;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.form.FormView;
import io.baton.engine.form.TaskForms;
import io.baton.people.People;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.OnPage;
import io.baton.web.ShowsDiagram;
import io.baton.web.Typed;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: its form, its case, and what was and can be done with it. */
@Controller
class TaskPages {

    private final WorkList workList;
    private final WorkItemQueries items;
    private final StepForms forms;
    private final Comments comments;
    private final CaseProgress progress;
    private final People people;
    private final Deadlines deadlines;
    private final Documents documents;
    private final ObjectProvider<TaskPanel> panels;

    TaskPages(
            WorkList workList,
            WorkItemQueries items,
            StepForms forms,
            Comments comments,
            CaseProgress progress,
            People people,
            Deadlines deadlines,
            Documents documents,
            ObjectProvider<TaskPanel> panels) {
        this.workList = workList;
        this.items = items;
        this.forms = forms;
        this.comments = comments;
        this.progress = progress;
        this.people = people;
        this.deadlines = deadlines;
        this.documents = documents;
        this.panels = panels;
    }

    @ShowsDiagram
    @GetMapping("/tasks/{id}")
    String task(
            @PathVariable String id,
            Principal person,
            Locale locale,
            Model model,
            @RequestAttribute Typed typed,
            @RequestAttribute Map<String, String> problems,
            @RequestAttribute(required = false) @Nullable List<FieldProblem> fieldProblems) {
        var item = workList.task(id, person.getName());
        workList.seen(id, person.getName());
        var possible = workList.possible(item, person.getName());
        var said = comments.of(id, person.getName());
        var events = items.events(id);
        model.addAttribute("item", item);
        model.addAttribute("progress", progress.of(item, locale));
        model.addAttribute("due", item.open() ? DueView.at(deadlines).of(item) : null);
        model.addAttribute("possible", possible);
        model.addAttribute("form", form(item, person.getName(), locale, typed, fieldProblems));
        model.addAttribute("problems", item.open() ? forms.placed(id, person.getName(), locale, problems) : problems);
        model.addAttribute("kept", item.open() ? List.of() : kept(item, locale, typed));
        model.addAttribute(
                "documents", documents.list(item.facts().businessKey(), DocumentAccess.CASE, person.getName()));
        model.addAttribute(
                "mayAttach", documents.mayAdd(item.facts().businessKey(), DocumentAccess.CASE, person.getName()));
        model.addAttribute("panels", panels(item, person.getName()));
        model.addAttribute("actions", workList.actions(item, person.getName()));
        model.addAttribute("comments", said);
        model.addAttribute("mayComment", workList.mayComment(item, person.getName()));
        model.addAttribute("events", events);
        model.addAttribute("names", names(item, said, events));
        return "worklist/task";
    }

    /** The form with what was entered so far, because a field changed that others depend on. */
    @PostMapping("/tasks/{id}/form")
    String form(@PathVariable String id, Principal person, Locale locale, Model model, HttpServletRequest request) {
        workList.task(id, person.getName());
        model.addAttribute(
                "form",
                forms.view(id, person.getName(), locale, request.getParameterMap())
                        .orElseThrow(TaskNotFound::new));
        return "worklist/task :: fields";
    }

    @OnPage("/tasks/{id}")
    @PostMapping("/tasks/{id}/claim")
    String claim(@PathVariable String id, Principal person, RedirectAttributes redirect) {
        workList.claim(id, person.getName());
        Done.say(redirect, "worklist.claimed");
        return "redirect:/tasks/{id}";
    }

    @OnPage("/tasks/{id}")
    @PostMapping("/tasks/{id}/unclaim")
    String unclaim(@PathVariable String id, Principal person, RedirectAttributes redirect) {
        workList.unclaim(id, person.getName());
        Done.say(redirect, "worklist.unclaimed");
        return "redirect:/tasks?tab=group";
    }

    @OnPage("/tasks/{id}")
    @PostMapping("/tasks/{id}/completion")
    String complete(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String idempotencyKey,
            Principal person,
            Locale locale,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var item = workList.task(id, person.getName());
        var submitted = item.open()
                ? forms.submitted(id, person.getName(), request.getParameterMap())
                : Map.<String, Object>of();
        workList.complete(id, version, submitted, person.getName(), idempotencyKey);
        if (item.facts().owner() == null) {
            Done.say(redirect, "worklist.completed", item.nameIn(locale));
        } else {
            Done.say(redirect, "worklist.givenBack", people.nameOf(item.facts().owner()));
        }
        return workList.next(person.getName())
                .map(next -> "redirect:/tasks/" + next.taskId())
                .orElse("redirect:/tasks");
    }

    @OnPage("/tasks/{id}")
    @PostMapping("/tasks/{id}/comments")
    String comment(@PathVariable String id, @RequestParam String text, Principal person, RedirectAttributes redirect) {
        comments.add(id, text, person.getName());
        Done.say(redirect, "worklist.comment.added");
        return "redirect:/tasks/{id}";
    }

    @OnPage("/tasks/{id}")
    @PostMapping("/tasks/{id}/documents")
    String attach(
            @PathVariable String id, @RequestParam MultipartFile file, Principal person, RedirectAttributes redirect) {
        var item = workList.task(id, person.getName());
        var document =
                documents.add(item.facts().businessKey(), DocumentAccess.CASE, Upload.of(file), person.getName());
        Done.say(redirect, "worklist.attached", document.name());
        return "redirect:/tasks/{id}";
    }

    private @Nullable FormView form(
            WorkItem item, String personId, Locale locale, Typed typed, @Nullable List<FieldProblem> problems) {
        if (!item.open()) {
            return null;
        }
        var view = typed.again() && typed.values().keySet().stream().anyMatch(TaskPages::isAnswer)
                ? forms.view(item.taskId(), personId, locale, typed, Objects.requireNonNullElse(problems, List.of()))
                : forms.view(item.taskId(), personId, locale);
        return view.orElse(null);
    }

    /** What was typed for a task that is gone, to be copied from the page. */
    private List<FormView.Answer> kept(WorkItem item, Locale locale, Typed typed) {
        return typed.values().keySet().stream().anyMatch(TaskPages::isAnswer)
                ? forms.entered(item, locale, typed)
                : List.of();
    }

    private static boolean isAnswer(String field) {
        return field.startsWith(TaskForms.PARAMETER_PREFIX);
    }

    private List<TaskPanel.Panel> panels(WorkItem item, String personId) {
        return panels.orderedStream()
                .map(module -> module.panelFor(item.facts(), personId))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(TaskPanel.Panel::order))
                .toList();
    }

    private Map<String, String> names(WorkItem item, List<Comments.Comment> said, List<WorkItemQueries.Event> events) {
        Set<String> ids = Stream.of(
                        Stream.of(item.facts().assignee(), item.facts().owner(), item.endedBy(), item.startedBy()),
                        said.stream().map(Comments.Comment::by),
                        events.stream().flatMap(event -> Stream.of(event.by(), event.assignee())))
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        return people.namesOf(ids);
    }
}
