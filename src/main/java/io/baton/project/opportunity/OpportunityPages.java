package io.baton.project.opportunity;

import io.baton.customer.Customers;
import io.baton.people.Group;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Option;
import java.security.Principal;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/opportunities")
class OpportunityPages {

    private final Opportunities opportunities;
    private final Customers customers;
    private final Idempotency idempotency;

    OpportunityPages(Opportunities opportunities, Customers customers, Idempotency idempotency) {
        this.opportunities = opportunities;
        this.customers = customers;
        this.idempotency = idempotency;
    }

    @Bean
    static NavigationEntry opportunitiesEntry() {
        var readers = Arrays.stream(Group.values())
                .filter(group -> group != Group.ADMIN && group != Group.PROCESS_MANAGER)
                .map(Group::id)
                .collect(Collectors.toSet());
        return new NavigationEntry("project.opportunity.navigation", "/opportunities", "flag", 16, readers);
    }

    @GetMapping
    String board(Principal principal, Model model) {
        model.addAttribute("board", opportunities.board(principal.getName()));
        model.addAttribute("opportunities", opportunities.list(principal.getName()));
        model.addAttribute("mayEnter", opportunities.mayEnter(principal.getName()));
        return "project/opportunities";
    }

    @GetMapping("/new")
    String form(Principal principal, Model model) {
        if (!opportunities.mayEnter(principal.getName())) {
            throw new OpportunityNotYours();
        }
        return formPage(null, principal, model);
    }

    @PostMapping
    @OnPage("/opportunities/new")
    String enter(
            @ModelAttribute OpportunityDraft draft,
            BindingResult binding,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        requireReadable(draft, binding);
        var id = idempotency.once(principal.getName(), idempotencyKey, Long.class, () -> opportunities
                .enter(draft, principal.getName())
                .id());
        Done.say(redirect, "project.opportunity.entered", draft.title());
        return "redirect:/opportunities/" + id;
    }

    @GetMapping("/{id}")
    String page(@PathVariable long id, Principal principal, Model model) {
        return formPage(opportunities.read(id, principal.getName()), principal, model);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long id,
            @ModelAttribute OpportunityDraft draft,
            BindingResult binding,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        requireReadable(draft, binding);
        idempotency.once(principal.getName(), idempotencyKey, Long.class, () -> opportunities
                .change(id, draft, version, principal.getName())
                .id());
        Done.say(redirect, "project.opportunity.changed", draft.title());
        return "redirect:/opportunities/" + id;
    }

    @PostMapping("/{id}/drop")
    @OnPage("/opportunities/{id}")
    String drop(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Long.class, () -> opportunities
                .drop(id, reason, principal.getName())
                .id());
        Done.say(redirect, "project.opportunity.dropped");
        return "redirect:/opportunities";
    }

    private String formPage(@Nullable Opportunity opportunity, Principal principal, Model model) {
        var person = principal.getName();
        model.addAttribute("opportunity", opportunity);
        model.addAttribute(
                "mayChange",
                opportunity == null
                        || (opportunity.open()
                                && opportunity.owner().equals(person)
                                && opportunities.mayEnter(person)));
        model.addAttribute(
                "customers",
                customers.search(null, person).stream()
                        .filter(one -> customers.mayChange(one, person))
                        .map(one -> Option.of(String.valueOf(one.id()), one.name()))
                        .toList());
        model.addAttribute(
                "sources",
                Stream.of(Source.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        return "project/opportunity";
    }

    /** What the browser sent but no number or date could be read from, together with everything else that is wrong. */
    private static void requireReadable(OpportunityDraft draft, BindingResult binding) {
        if (!binding.hasErrors()) {
            return;
        }
        var unreadable = binding.getFieldErrors().stream()
                .map(error -> FieldProblem.of(error.getField(), "project.problem.unreadable"));
        throw new OpportunityIncomplete(
                Stream.concat(unreadable, draft.problems().stream()).toList());
    }
}
