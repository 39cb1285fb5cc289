package io.baton.internalaudit;

import io.baton.people.Group;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Option;
import java.security.Principal;
import java.util.Set;
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

/** The checklist's template, which managers keep. */
@Controller
@RequestMapping("/checklist")
class ChecklistPages {

    private final Checklist checklist;
    private final Idempotency idempotency;

    ChecklistPages(Checklist checklist, Idempotency idempotency) {
        this.checklist = checklist;
        this.idempotency = idempotency;
    }

    @Bean
    NavigationEntry checklistEntry() {
        return new NavigationEntry(
                "internalaudit.template.navigation",
                "/checklist",
                "checklist",
                62,
                Set.of(Group.PROCESS_MANAGER.id(), Group.CENTRE_MANAGER.id()));
    }

    @GetMapping
    String list(Principal principal, Model model) {
        checklist.requireKeeper(principal.getName());
        model.addAttribute("questions", checklist.questions());
        model.addAttribute("versions", checklist.versions());
        return "internalaudit/checklist";
    }

    @GetMapping("/new")
    String form(Principal principal, Model model) {
        return formPage(null, principal, model);
    }

    @PostMapping
    @OnPage("/checklist/new")
    String add(
            @ModelAttribute Checklist.Draft draft,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(
                principal.getName(), idempotencyKey, Integer.class, () -> checklist.add(draft, principal.getName()));
        Done.say(redirect, "internalaudit.template.saved");
        return "redirect:/checklist";
    }

    @GetMapping("/{question}")
    String changeForm(@PathVariable int question, Principal principal, Model model) {
        checklist.requireKeeper(principal.getName());
        return formPage(checklist.question(question), principal, model);
    }

    @PostMapping("/{question}")
    String change(
            @PathVariable int question,
            @ModelAttribute Checklist.Draft draft,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            checklist.change(question, draft, version, principal.getName());
            return true;
        });
        Done.say(redirect, "internalaudit.template.saved");
        return "redirect:/checklist";
    }

    private String formPage(@Nullable Question question, Principal principal, Model model) {
        checklist.requireKeeper(principal.getName());
        model.addAttribute("question", question);
        model.addAttribute(
                "aspects",
                Stream.of(Aspect.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        return "internalaudit/question";
    }
}
