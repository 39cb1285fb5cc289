package io.baton.project.regrade;

import io.baton.customer.Customers;
import io.baton.project.Complexity;
import io.baton.project.Project;
import io.baton.project.ProjectPanel;
import io.baton.project.Projects;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.Option;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

/** Where the figures of a project are corrected, and what its own page shows of it. */
@Controller
@RequestMapping("/projects/{number}/figures")
class RegradePages {

    private final Regrades regrades;
    private final Projects projects;
    private final Customers customers;
    private final Idempotency idempotency;

    RegradePages(Regrades regrades, Projects projects, Customers customers, Idempotency idempotency) {
        this.regrades = regrades;
        this.projects = projects;
        this.customers = customers;
        this.idempotency = idempotency;
    }

    @Bean
    static ProjectPanel regradesOfProject(Regrades regrades) {
        return (project, personId) -> panel(regrades, project, personId);
    }

    private static Optional<ProjectPanel.Panel> panel(Regrades regrades, Project project, String personId) {
        var all = regrades.of(project.number());
        var mayCorrect = regrades.mayCorrect(project, personId);
        return all.isEmpty() && !mayCorrect
                ? Optional.empty()
                : Optional.of(new ProjectPanel.Panel(
                        "project.regrade",
                        "project/figures :: regrades",
                        Map.of("number", project.number(), "regrades", all, "mayCorrect", mayCorrect),
                        3,
                        false));
    }

    @GetMapping
    String form(@PathVariable String number, Principal principal, Model model) {
        var project = projects.read(number, principal.getName());
        regrades.requireCorrector(project, principal.getName());
        model.addAttribute("project", project);
        model.addAttribute("customer", customers.get(project.customerId()));
        model.addAttribute(
                "complexities",
                Stream.of(Complexity.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        return "project/figures";
    }

    @PostMapping
    String correct(
            @PathVariable String number,
            @ModelAttribute FiguresDraft draft,
            BindingResult binding,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        requireReadable(draft, binding);
        var regrade = idempotency.once(
                principal.getName(),
                idempotencyKey,
                Regrade.class,
                () -> regrades.correct(number, draft, version, principal.getName()));
        var before = regrade.before();
        var after = regrade.after();
        Done.say(redirect, sentence(before, after), before.grade(), after.grade());
        return "redirect:/projects/" + number;
    }

    private static String sentence(Standing before, Standing after) {
        if (after.major() && !before.major()) {
            return "project.regrade.major";
        }
        return before.grade() == after.grade() ? "project.regrade.kept" : "project.regrade.done";
    }

    /** What the browser sent but no number could be read from, together with everything else that is wrong. */
    private static void requireReadable(FiguresDraft draft, BindingResult binding) {
        if (!binding.hasErrors()) {
            return;
        }
        var unreadable = binding.getFieldErrors().stream()
                .map(error -> FieldProblem.of(error.getField(), "project.problem.unreadable"));
        throw new FiguresIncomplete(
                Stream.concat(unreadable, draft.problems().stream()).toList());
    }
}
