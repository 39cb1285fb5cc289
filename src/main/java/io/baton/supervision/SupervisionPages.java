package io.baton.supervision;

import io.baton.people.Group;
import io.baton.people.People;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Option;
import io.baton.web.ShowsDiagram;
import io.baton.web.Times;
import io.baton.worklist.CaseProgress;
import io.baton.worklist.WorkList;
import java.security.Principal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of orders, the page of one, and the page on which a supervisor opens one by hand. */
@Controller
@RequestMapping("/supervision")
class SupervisionPages {

    private final Supervision supervision;
    private final SupervisionReaders readers;
    private final Scripts scripts;
    private final WorkList workList;
    private final CaseProgress progress;
    private final People people;
    private final Idempotency idempotency;
    private final Clock clock;

    SupervisionPages(
            Supervision supervision,
            SupervisionReaders readers,
            Scripts scripts,
            WorkList workList,
            CaseProgress progress,
            People people,
            Idempotency idempotency,
            Clock clock) {
        this.supervision = supervision;
        this.readers = readers;
        this.scripts = scripts;
        this.workList = workList;
        this.progress = progress;
        this.people = people;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry supervisionEntry() {
        var readers = Arrays.stream(Group.values())
                .filter(group -> group != Group.ADMIN && group != Group.PROCESS_MANAGER)
                .map(Group::id)
                .collect(Collectors.toSet());
        return new NavigationEntry("supervision.title", "/supervision", "eye-check", 28, readers);
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String after,
            Principal principal,
            Model model,
            Locale locale) {
        var closed = "closed".equals(status);
        var found = supervision.search(text, closed, department, after, principal.getName());
        var page = found.subList(0, Math.min(found.size(), Supervision.PAGE));
        var month = YearMonth.now(clock.withZone(Times.ZONE));
        model.addAttribute("orders", page);
        model.addAttribute(
                "next",
                found.size() > Supervision.PAGE ? page.get(page.size() - 1).number() : null);
        model.addAttribute("text", text);
        model.addAttribute("closed", closed);
        model.addAttribute("department", department);
        model.addAttribute("departments", departments(principal.getName(), locale));
        model.addAttribute("month", month);
        model.addAttribute("timeliness", supervision.timeliness(month, department, principal.getName()));
        return "supervision/orders";
    }

    /** Those whose orders the person reads. */
    private List<Option> departments(String personId, Locale locale) {
        var reach = people.reachOf(personId);
        return people.departments().stream()
                .filter(department ->
                        reach.readsEverything() || reach.readDepartments().contains(department.id()))
                .map(department -> Option.of(department.id(), department.nameIn(locale)))
                .toList();
    }

    /** Where a supervisor takes up a task that is not overdue. */
    @GetMapping("/tasks/{task}")
    String openForm(@PathVariable String task, Principal principal, Model model, Locale locale) {
        var item = workList.task(task, principal.getName());
        if (!supervision.maySupervise(item.facts().departmentId(), principal.getName())) {
            throw new NotASupervisor();
        }
        model.addAttribute("item", item);
        model.addAttribute("script", scripts.of(Scripts.Step.WARN, locale));
        return "supervision/task";
    }

    @PostMapping("/tasks/{task}")
    String open(
            @PathVariable String task,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        var number = idempotency.once(
                principal.getName(),
                idempotencyKey,
                String.class,
                () -> supervision.openByHand(task, reason, principal.getName()));
        Done.say(redirect, "supervision.opened", number);
        return "redirect:/supervision/" + number;
    }

    @GetMapping("/{number}")
    @ShowsDiagram
    String page(@PathVariable String number, Principal principal, Model model, Locale locale) {
        var person = principal.getName();
        var order = supervision.read(number, person);
        var mayChoose = supervision.mayChoose(order, person);
        model.addAttribute("order", order);
        model.addAttribute("supervised", readers.caseOf(order).orElse(null));
        model.addAttribute("mayReadCase", readers.mayReadCase(order, person));
        model.addAttribute("rounds", supervision.rounds(number));
        model.addAttribute("scripts", scripts.all(locale));
        model.addAttribute("now", clock.instant());
        model.addAttribute("mayChoose", mayChoose);
        if (mayChoose) {
            model.addAttribute(
                    "people",
                    supervision.possibleHandlers().stream()
                            .map(one -> Option.of(one.id(), one.name() + " (" + one.id() + ")"))
                            .toList());
        }
        model.addAttribute("progress", progress.of(number, locale).orElse(null));
        return "supervision/order";
    }

    @PostMapping("/{number}/handler")
    @OnPage("/supervision/{number}")
    String chooseHandler(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String handler,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            supervision.chooseHandler(number, handler, principal.getName());
            return true;
        });
        Done.say(redirect, "supervision.handlerChosen");
        return "redirect:/supervision/" + number;
    }
}
