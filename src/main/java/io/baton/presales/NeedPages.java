package io.baton.presales;

import io.baton.customer.Customers;
import io.baton.people.Group;
import io.baton.project.Area;
import io.baton.project.Complexity;
import io.baton.project.Need;
import io.baton.project.NeedIncomplete;
import io.baton.project.Projects;
import io.baton.project.RequestKind;
import io.baton.project.SecurityLevel;
import io.baton.project.catalogue.Catalogue;
import io.baton.project.catalogue.Product;
import io.baton.project.intake.Intakes;
import io.baton.project.opportunity.Opportunities;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.OnPage;
import io.baton.web.Option;
import io.baton.worklist.StartableFlow;
import java.security.Principal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of a need, where an account manager starts the presales review. */
@Controller
class NeedPages {

    private final Presales presales;
    private final Projects projects;
    private final Customers customers;
    private final Catalogue catalogue;
    private final Intakes intakes;
    private final Opportunities opportunities;
    private final Idempotency idempotency;

    NeedPages(
            Presales presales,
            Projects projects,
            Customers customers,
            Catalogue catalogue,
            Intakes intakes,
            Opportunities opportunities,
            Idempotency idempotency) {
        this.presales = presales;
        this.projects = projects;
        this.customers = customers;
        this.catalogue = catalogue;
        this.intakes = intakes;
        this.opportunities = opportunities;
        this.idempotency = idempotency;
    }

    @Bean
    static StartableFlow presalesReview() {
        return new StartableFlow(
                PresalesReviewProcess.PROCESS,
                "presales.flow.help",
                "presales.flow.start",
                "/needs/new",
                10,
                Set.of(Group.ACCOUNT_MANAGER.id()));
    }

    @GetMapping("/needs/new")
    String form(
            @RequestParam(required = false) @Nullable Long customer,
            @RequestParam(required = false) @Nullable Long intake,
            @RequestParam(required = false) @Nullable Long opportunity,
            Principal principal,
            Model model,
            Locale locale) {
        var person = principal.getName();
        projects.requireRaiser(person);
        model.addAttribute("intake", intake == null ? null : intakes.toRaise(intake, person));
        var from = opportunity == null ? null : opportunities.toRaise(opportunity, person);
        model.addAttribute("opportunity", from);
        var language = locale.getLanguage();
        model.addAttribute("customerId", from == null ? customer : Long.valueOf(from.customerId()));
        model.addAttribute(
                "customers",
                customers.search(null, person).stream()
                        .filter(one -> customers.mayChange(one, person))
                        .map(one -> Option.of(String.valueOf(one.id()), one.name()))
                        .toList());
        model.addAttribute(
                "scenarios",
                catalogue.scenarios().stream()
                        .map(one -> Option.of(one.id(), one.name(language)))
                        .toList());
        model.addAttribute(
                "products",
                catalogue.products().stream()
                        .filter(Product::offered)
                        .map(one -> Option.of(one.id(), one.name(language)))
                        .toList());
        model.addAttribute(
                "areas",
                Stream.of(Area.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        model.addAttribute(
                "securityLevels",
                Stream.of(SecurityLevel.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        model.addAttribute(
                "complexities",
                Stream.of(Complexity.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        model.addAttribute(
                "requestKinds",
                Stream.of(RequestKind.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        return "presales/need";
    }

    @PostMapping("/needs")
    @OnPage("/needs/new")
    String raise(
            @ModelAttribute Need need,
            BindingResult binding,
            @RequestParam(required = false) @Nullable Long intake,
            @RequestParam(required = false) @Nullable Long opportunity,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        requireReadable(need, binding, principal.getName());
        var number = idempotency.once(
                principal.getName(),
                idempotencyKey,
                String.class,
                () -> presales.raiseNeed(need, new Origin(intake, opportunity), principal.getName()));
        Done.say(redirect, "presales.needRaised", number);
        return "redirect:/projects/" + number;
    }

    /** What the browser sent but no number or date could be read from, together with everything else that is wrong. */
    private void requireReadable(Need need, BindingResult binding, String personId) {
        if (!binding.hasErrors()) {
            return;
        }
        var unreadable = binding.getFieldErrors().stream()
                .map(error -> FieldProblem.of(error.getField(), "project.problem.unreadable"));
        throw new NeedIncomplete(Stream.concat(unreadable, projects.problemsOf(need, personId).stream())
                .toList());
    }
}
