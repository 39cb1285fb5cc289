package io.baton.presales;

import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.project.Projects;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.OnPage;
import io.baton.web.Option;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The solution's page, and the withdrawal of a need. */
@Controller
@RequestMapping("/projects/{number}")
class SolutionPages {

    /** The groups whose people are offered as co-authors. */
    private static final List<Group> AUTHORS = List.of(
            Group.PRESALES_ENGINEER,
            Group.LEAD_ENGINEER,
            Group.DISTRICT_ENGINEER,
            Group.PRODUCT_ENGINEER,
            Group.TECHNICAL_REVIEWER);

    private final Presales presales;
    private final Projects projects;
    private final Documents documents;
    private final People people;
    private final Idempotency idempotency;

    SolutionPages(Presales presales, Projects projects, Documents documents, People people, Idempotency idempotency) {
        this.presales = presales;
        this.projects = projects;
        this.documents = documents;
        this.people = people;
        this.idempotency = idempotency;
    }

    @GetMapping("/solution")
    String page(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String from,
            Principal principal,
            Model model) {
        var person = principal.getName();
        var project = projects.read(number, person);
        var versions = presales.versions(number);
        var latest = versions.isEmpty() ? null : versions.get(0);
        model.addAttribute("project", project);
        model.addAttribute("versions", versions);
        model.addAttribute("latest", latest);
        model.addAttribute("rounds", presales.rounds(number));
        var mayWrite = presales.mayWrite(number, person);
        model.addAttribute("mayWrite", mayWrite);
        model.addAttribute("similar", presales.similar(number, person));
        model.addAttribute(
                "summary",
                summary(latest, mayWrite && from != null ? presales.reusedBy(number, from) : Optional.empty()));
        model.addAttribute("documents", documents.list(number, SolutionDocuments.PURPOSE, person));
        model.addAttribute("mayAttach", documents.mayAdd(number, SolutionDocuments.PURPOSE, person));
        model.addAttribute(
                "technologies",
                Stream.of(Technology.values())
                        .map(one -> Option.of(one.id(), one.id()))
                        .toList());
        model.addAttribute(
                "rooms",
                Stream.of(IpRan.Room.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        model.addAttribute(
                "engineers",
                // Also who is named already, lest saving again drops somebody without a word.
                Stream.concat(
                                AUTHORS.stream()
                                        .flatMap(group -> people.serving(group, project.departmentId()).stream()),
                                latest == null
                                        ? Stream.empty()
                                        : latest.coAuthors().stream().flatMap(one -> people.find(one).stream()))
                        .filter(one -> !one.id().equals(person))
                        .map(one -> Option.of(one.id(), one.name()))
                        .distinct()
                        .toList());
        model.addAttribute(
                "recommended",
                latest != null
                        ? latest.recommendation()
                        : mayWrite
                                ? presales.recommend(number, null, null, person).orElseThrow()
                                : null);
        return "presales/solution";
    }

    @PostMapping("/solution")
    String save(
            @PathVariable String number,
            @ModelAttribute SolutionDraft draft,
            BindingResult binding,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        requireReadable(draft, binding);
        var saved = idempotency.once(
                principal.getName(),
                idempotencyKey,
                Integer.class,
                () -> presales.saveSolution(number, draft, version, principal.getName()));
        Done.say(redirect, "presales.solutionSaved", saved);
        return "redirect:/projects/" + number + "/solution";
    }

    /** The words of another solution as the beginning of this one. */
    @PostMapping("/solution/reuses")
    @OnPage("/projects/{number}/solution")
    String reuse(
            @PathVariable String number,
            @RequestParam String source,
            Principal principal,
            RedirectAttributes redirect) {
        presales.reuse(number, source, principal.getName());
        Done.say(redirect, "presales.library.reused", source);
        redirect.addAttribute("from", source);
        return "redirect:/projects/" + number + "/solution";
    }

    /** The recommended access technology as the engineer types, for htmx. */
    @GetMapping("/solution/recommendation")
    String recommendation(
            @PathVariable String number,
            @ModelAttribute SolutionDraft draft,
            BindingResult binding,
            Principal principal,
            Model model) {
        var recommended = binding.hasFieldErrors("ringSlotUse")
                ? Optional.<Recommendation>empty()
                : presales.recommend(number, draft.ringSlotUse(), draft.coversYear(), principal.getName());
        model.addAttribute("recommended", recommended.orElse(null));
        return "presales/solution :: recommendation";
    }

    @PostMapping("/solution/documents")
    @OnPage("/projects/{number}/solution")
    String attach(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            Principal principal,
            RedirectAttributes redirect) {
        var document = documents.add(number, SolutionDocuments.PURPOSE, Upload.of(file), principal.getName());
        Done.say(redirect, "presales.fileAttached", document.name());
        return "redirect:/projects/" + number + "/solution";
    }

    @PostMapping("/withdrawal")
    @OnPage("/projects/{number}")
    String withdraw(
            @PathVariable String number,
            @RequestParam String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            presales.withdraw(number, reason, principal.getName());
            return true;
        });
        Done.say(redirect, "presales.withdrawn", number);
        return "redirect:/projects/" + number;
    }

    private static @Nullable String summary(@Nullable SolutionVersion latest, Optional<LibraryEntry> reused) {
        var own = latest == null ? null : latest.summary();
        return reused.map(entry -> own == null ? entry.summary() : own + "\n\n" + entry.summary())
                .orElse(own);
    }

    private static void requireReadable(SolutionDraft draft, BindingResult binding) {
        if (!binding.hasErrors()) {
            return;
        }
        var unreadable = binding.getFieldErrors().stream()
                .map(error -> FieldProblem.of(error.getField(), "presales.problem.unreadable"));
        throw new SolutionIncomplete(
                Stream.concat(unreadable, draft.problems().stream()).toList());
    }
}
