package io.baton.project.intake;

import io.baton.people.Department;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Option;
import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/intakes")
class IntakePages {

    private final Intakes intakes;
    private final People people;
    private final Idempotency idempotency;

    IntakePages(Intakes intakes, People people, Idempotency idempotency) {
        this.intakes = intakes;
        this.people = people;
        this.idempotency = idempotency;
    }

    @Bean
    static NavigationEntry intakesEntry() {
        var readers = Arrays.stream(Group.values())
                .filter(group -> group != Group.ADMIN && group != Group.PROCESS_MANAGER)
                .map(Group::id)
                .collect(Collectors.toSet());
        return new NavigationEntry("project.intake.navigation", "/intakes", "message", 18, readers);
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String state,
            Principal principal,
            Model model) {
        model.addAttribute("intakes", intakes.search(new IntakeFilter(text, state), principal.getName()));
        model.addAttribute("text", text);
        model.addAttribute("state", state);
        model.addAttribute("states", IntakeState.values());
        model.addAttribute("mayTake", intakes.mayTake(principal.getName()));
        return "project/intakes";
    }

    @GetMapping("/new")
    String form(Principal principal, Model model, Locale locale) {
        intakes.requireTaker(principal.getName());
        model.addAttribute(
                "channels",
                Stream.of(Channel.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        model.addAttribute(
                "departments",
                people.departments().stream()
                        .filter(one ->
                                !people.serving(Group.ACCOUNT_MANAGER, one.id()).isEmpty())
                        .map(one -> Option.of(one.id(), name(one, locale)))
                        .toList());
        return "project/intake-new";
    }

    @PostMapping
    @OnPage("/intakes/new")
    String take(
            @ModelAttribute IntakeDraft draft,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        var id = idempotency.once(
                principal.getName(), idempotencyKey, Long.class, () -> intakes.take(draft, principal.getName())
                        .id());
        Done.say(redirect, "project.intake.taken");
        return "redirect:/intakes/" + id;
    }

    @GetMapping("/{id}")
    String page(@PathVariable long id, Principal principal, Model model, Locale locale) {
        var person = principal.getName();
        var intake = intakes.read(id, person);
        model.addAttribute("intake", intake);
        model.addAttribute(
                "department",
                people.departments().stream()
                        .filter(one -> one.id().equals(intake.departmentId()))
                        .map(one -> name(one, locale))
                        .findFirst()
                        .orElseThrow());
        model.addAttribute("mayAccept", intake.state() == IntakeState.OPEN && intakes.mayAccept(intake, person));
        model.addAttribute("mayRaise", intake.state() == IntakeState.ACCEPTED && person.equals(intake.acceptedBy()));
        model.addAttribute("mayClose", intakes.mayClose(intake, person));
        return "project/intake";
    }

    @PostMapping("/{id}/acceptance")
    @OnPage("/intakes/{id}")
    String accept(@PathVariable long id, Principal principal, RedirectAttributes redirect) {
        intakes.accept(id, principal.getName());
        Done.say(redirect, "project.intake.accepted");
        return "redirect:/needs/new?intake=" + id;
    }

    @PostMapping("/{id}/closure")
    @OnPage("/intakes/{id}")
    String close(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            intakes.close(id, reason, principal.getName());
            return true;
        });
        Done.say(redirect, "project.intake.closed");
        return "redirect:/intakes/" + id;
    }

    private static String name(Department department, Locale locale) {
        return locale.getLanguage().equals("en") ? department.nameEn() : department.name();
    }
}
