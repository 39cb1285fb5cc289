package io.baton.presales.pilot;

import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.project.Projects;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.OnPage;
import io.baton.web.Option;
import io.baton.web.ShowsDiagram;
import io.baton.worklist.CaseProgress;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that starts a pilot, and the pilot's own page with what was lent. */
@Controller
class PilotPages {

    /** More is lent on the pilot's page. */
    private static final int ROWS = 4;

    private final Pilots pilots;
    private final Projects projects;
    private final Documents documents;
    private final CaseProgress progress;
    private final Idempotency idempotency;

    PilotPages(Pilots pilots, Projects projects, Documents documents, CaseProgress progress, Idempotency idempotency) {
        this.pilots = pilots;
        this.projects = projects;
        this.documents = documents;
        this.progress = progress;
        this.idempotency = idempotency;
    }

    @GetMapping("/projects/{number}/pilots/new")
    String startForm(@PathVariable String number, Principal principal, Model model) {
        pilots.requireStarter(number, principal.getName());
        model.addAttribute("project", projects.get(number));
        model.addAttribute("rows", IntStream.rangeClosed(1, ROWS).boxed().toList());
        return "presales/pilot-new";
    }

    @PostMapping("/projects/{number}/pilots")
    @OnPage("/projects/{number}/pilots/new")
    String start(
            @PathVariable String number,
            @ModelAttribute PilotDraft draft,
            BindingResult binding,
            @RequestParam Map<String, String> typed,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        var pilot = new PilotDraft(draft.scope(), draft.endsOn(), draft.criteria(), rows(typed));
        requireReadable(pilot, binding);
        var started = idempotency.once(
                principal.getName(),
                idempotencyKey,
                String.class,
                () -> pilots.start(number, pilot, principal.getName()));
        Done.say(redirect, "presales.pilot.started", started);
        return "redirect:/pilots/" + started;
    }

    @GetMapping("/pilots/{number}")
    @ShowsDiagram
    String page(@PathVariable String number, Principal principal, Model model, Locale locale) {
        var person = principal.getName();
        var pilot = pilots.read(number, person);
        model.addAttribute("pilot", pilot);
        model.addAttribute("project", projects.get(pilot.projectNumber()));
        model.addAttribute("mayReadProject", projects.mayRead(pilot.projectNumber(), person));
        model.addAttribute("equipment", pilots.equipment(number));
        model.addAttribute("mayKeep", pilots.mayKeep(pilot, person));
        model.addAttribute(
                "conditions",
                Stream.of(Equipment.Condition.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        model.addAttribute("documents", documents.list(number, PilotDocuments.PURPOSE, person));
        model.addAttribute("mayAttach", documents.mayAdd(number, PilotDocuments.PURPOSE, person));
        model.addAttribute("progress", progress.of(number, locale).orElse(null));
        return "presales/pilot";
    }

    @PostMapping("/pilots/{number}/equipment")
    @OnPage("/pilots/{number}")
    String lend(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String serial,
            @RequestParam(required = false) @Nullable String quantity,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        var lent = new EquipmentDraft(what, serial, amount(quantity));
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            pilots.lend(number, lent, principal.getName());
            return true;
        });
        Done.say(redirect, "presales.pilot.lent");
        return "redirect:/pilots/" + number;
    }

    @PostMapping("/pilots/{number}/equipment/{piece}/return")
    @OnPage("/pilots/{number}")
    String takeBack(
            @PathVariable String number,
            @PathVariable int piece,
            @RequestParam Map<String, String> typed,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            pilots.returned(
                    number, piece, typed.get("condition." + piece), typed.get("remark." + piece), principal.getName());
            return true;
        });
        Done.say(redirect, "presales.pilot.takenBack");
        return "redirect:/pilots/" + number;
    }

    @PostMapping("/pilots/{number}/documents")
    @OnPage("/pilots/{number}")
    String attach(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            Principal principal,
            RedirectAttributes redirect) {
        var document = documents.add(number, PilotDocuments.PURPOSE, Upload.of(file), principal.getName());
        Done.say(redirect, "presales.pilot.attached", document.name());
        return "redirect:/pilots/" + number;
    }

    /** As many rows as the page has; what a row says under {@code what.1} and so on. */
    private static List<EquipmentDraft> rows(Map<String, String> typed) {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(row -> new EquipmentDraft(
                        typed.get("what." + row), typed.get("serial." + row), amount(typed.get("quantity." + row))))
                .toList();
    }

    /** What is no whole number is none that can be lent. */
    private static @Nullable Integer amount(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return typed.strip().matches("\\d{1,4}") ? Integer.valueOf(typed.strip()) : Integer.valueOf(0);
    }

    private static void requireReadable(PilotDraft draft, BindingResult binding) {
        if (!binding.hasErrors()) {
            return;
        }
        var problems = new ArrayList<>(draft.problems());
        binding.getFieldErrors().forEach(error -> {
            problems.removeIf(problem -> problem.field().equals(error.getField()));
            problems.add(FieldProblem.of(error.getField(), "presales.problem.endsOn"));
        });
        throw new PilotIncomplete(problems);
    }
}
