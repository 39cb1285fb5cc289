package io.baton.worklist.approval;

import io.baton.people.Department;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.web.Done;
import io.baton.web.Option;
import io.baton.worklist.WorkItem;
import io.baton.worklist.WorkList;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One page per approval operation: what will happen, toward whom, and why. */
@Controller
class ApprovalPages {

    private final Approvals approvals;
    private final WorkList workList;
    private final People people;

    ApprovalPages(Approvals approvals, WorkList workList, People people) {
        this.approvals = approvals;
        this.workList = workList;
        this.people = people;
    }

    @GetMapping("/tasks/{id}/operations/{operation}")
    String operation(
            @PathVariable String id, @PathVariable String operation, Principal person, Locale locale, Model model) {
        var chosen = Operation.of(operation).orElseThrow(OperationUnknown::new);
        var item = workList.task(id, person.getName());
        var allowed = approvals.isAllowed(chosen, item, person.getName());
        model.addAttribute("item", item);
        model.addAttribute("operation", chosen.on(id));
        model.addAttribute("allowed", allowed);
        model.addAttribute("several", chosen.hasSeveralReceivers());
        model.addAttribute("asksReceivers", chosen.hasReceivers());
        model.addAttribute("receivers", allowed ? receivers(chosen, item, person.getName(), locale) : List.of());
        return "worklist/operation";
    }

    @PostMapping("/tasks/{id}/operations/{operation}")
    String perform(
            @PathVariable String id,
            @PathVariable String operation,
            @RequestParam(required = false) @Nullable List<String> to,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String idempotencyKey,
            Principal person,
            RedirectAttributes redirect) {
        var chosen = Operation.of(operation).orElseThrow(OperationUnknown::new);
        var intent = new Intent(id, version, reason, person.getName(), idempotencyKey);
        var receivers = Objects.requireNonNullElse(to, List.<String>of());
        var receiver = receivers.isEmpty() ? null : receivers.get(0);
        var next = id;
        switch (chosen) {
            case TRANSFER -> approvals.transfer(intent, receiver);
            case DELEGATION -> approvals.delegate(intent, receiver);
            case RECALL -> approvals.recall(intent);
            case COPY -> approvals.copy(intent, receivers);
            case URGE -> approvals.urge(intent);
            case MATERIAL -> approvals.ask(intent, receiver);
            case WITHDRAWAL -> next = approvals.withdraw(intent);
        }
        Done.say(
                redirect,
                chosen.messageKey() + ".done",
                receivers.stream().map(people::nameOf).collect(Collectors.joining("、")));
        return "redirect:/tasks/" + next;
    }

    private List<Option> receivers(Operation operation, WorkItem item, String personId, Locale locale) {
        var departments = people.departments().stream().collect(Collectors.toMap(Department::id, Function.identity()));
        return approvals.receivers(operation, item, personId).stream()
                .map(person -> Option.of(person.id(), label(person, departments, locale)))
                .toList();
    }

    private static String label(Person person, Map<String, Department> departments, Locale locale) {
        var department = departments.get(person.departmentId());
        return person.name() + " · " + (locale.getLanguage().equals("en") ? department.nameEn() : department.name());
    }
}
