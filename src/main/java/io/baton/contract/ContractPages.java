package io.baton.contract;

import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.people.Group;
import io.baton.project.Projects;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.ShowsDiagram;
import io.baton.worklist.CaseProgress;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
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

/** The list of contracts, the page of a contract, and the pages on which its terms and changed clauses are written. */
@Controller
class ContractPages {

    /** Empty rows below the clauses, to enter more. */
    private static final int MORE_ROWS = 3;

    private static final Pattern ROW = Pattern.compile("reference\\.(\\d{1,3})");
    private static final Pattern CLAUSE = Pattern.compile("\\d{1,6}");

    private final Contracts contracts;
    private final Projects projects;
    private final Documents documents;
    private final CaseProgress progress;
    private final Idempotency idempotency;
    private final ObjectProvider<ContractPanel> panels;

    ContractPages(
            Contracts contracts,
            Projects projects,
            Documents documents,
            CaseProgress progress,
            Idempotency idempotency,
            ObjectProvider<ContractPanel> panels) {
        this.contracts = contracts;
        this.projects = projects;
        this.documents = documents;
        this.progress = progress;
        this.idempotency = idempotency;
        this.panels = panels;
    }

    @Bean
    NavigationEntry contractsEntry() {
        var readers = Arrays.stream(Group.values())
                .filter(group -> group != Group.ADMIN && group != Group.PROCESS_MANAGER)
                .map(Group::id)
                .collect(Collectors.toSet());
        return new NavigationEntry("contract.navigation", "/contracts", "signature", 27, readers);
    }

    @GetMapping("/contracts")
    String list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String before,
            Principal principal,
            Model model) {
        var found = contracts.search(text, status, before, principal.getName());
        var page = found.subList(0, Math.min(found.size(), Contracts.PAGE));
        model.addAttribute("contracts", page);
        model.addAttribute(
                "next",
                found.size() > Contracts.PAGE ? page.get(page.size() - 1).number() : null);
        model.addAttribute("text", text);
        model.addAttribute("status", status);
        model.addAttribute("statuses", ContractStatus.values());
        return "contract/contracts";
    }

    /** Another contract of the project, after the one before was stopped. */
    @PostMapping("/projects/{number}/contracts")
    @OnPage("/projects/{number}")
    String open(
            @PathVariable String number,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        projects.read(number, principal.getName());
        var opened = idempotency.once(
                principal.getName(), idempotencyKey, String.class, () -> contracts.open(number, principal.getName()));
        Done.say(redirect, "contract.opened", opened);
        return "redirect:/contracts/" + opened;
    }

    @GetMapping("/contracts/{number}")
    @ShowsDiagram
    String page(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String flow,
            @RequestParam(defaultValue = "0") int entries,
            Principal principal,
            Model model,
            Locale locale) {
        var person = principal.getName();
        var contract = contracts.read(number, person);
        var open = contracts.open(number);
        var views = VersionView.of(contracts.versions(number), contracts.clauses(number), contracts.entries(number));
        model.addAttribute("contract", contract);
        model.addAttribute("project", projects.get(contract.projectNumber()));
        model.addAttribute("terms", contracts.inForce(number).orElse(null));
        model.addAttribute(
                "open",
                views.stream()
                        .filter(view -> view.version().status() == VersionStatus.OPEN)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("versions", views);
        model.addAttribute(
                "deviations",
                open.flatMap(version -> contracts.deviations(contract, version)).orElse(null));
        model.addAttribute("mayDraft", contracts.mayDraft(number, person));
        model.addAttribute("mayAmend", contracts.mayAmend(contract, person));
        model.addAttribute("mayStop", contracts.mayStop(contract, person));
        model.addAttribute("drafts", documents.list(number, ContractDocuments.DRAFT, person));
        model.addAttribute("mayAddDraft", documents.mayAdd(number, ContractDocuments.DRAFT, person));
        model.addAttribute("copies", documents.list(number, Contracts.SIGNED_COPY, person));
        model.addAttribute("mayAddCopy", documents.mayAdd(number, Contracts.SIGNED_COPY, person));
        model.addAttribute(
                "panels",
                panels.orderedStream()
                        .flatMap(panel -> panel.panelFor(contract, person).stream())
                        .sorted(Comparator.comparingInt(ContractPanel.Panel::order))
                        .toList());
        model.addAttribute("together", progress.together(List.of(number), flow, entries, locale));
        model.addAttribute("diagram", progress.diagramOf(number, locale).orElse(null));
        return "contract/contract";
    }

    @GetMapping("/contracts/{number}/terms")
    String terms(@PathVariable String number, Principal principal, Model model) {
        var version = draft(number, principal, model);
        var contract = contracts.get(number);
        var terms = version.terms();
        model.addAttribute(
                "draft",
                terms == null
                        ? new TermsDraft(null, contract.bidPrice(), null, null, null, null)
                        : TermsDraft.of(terms));
        model.addAttribute("deviations", contracts.deviations(contract, version).orElse(null));
        return "contract/terms";
    }

    @PostMapping("/contracts/{number}/terms")
    String saveTerms(
            @PathVariable String number,
            @ModelAttribute TermsDraft draft,
            BindingResult binding,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        contracts.read(number, principal.getName());
        if (binding.hasErrors()) {
            throw new ContractIncomplete(binding.getFieldErrors().stream()
                    .map(error -> FieldProblem.of(error.getField(), "contract.problem.unreadable"))
                    .toList());
        }
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            contracts.saveTerms(number, draft, version, principal.getName());
            return true;
        });
        Done.say(redirect, "contract.termsSaved");
        return "redirect:/contracts/" + number;
    }

    @GetMapping("/contracts/{number}/clauses")
    String clauses(@PathVariable String number, Principal principal, Model model) {
        var version = draft(number, principal, model);
        var rows = new ArrayList<@Nullable ChangedClause>(contracts.clauses(number, version.version()));
        for (var more = 0; more < MORE_ROWS; more++) {
            rows.add(null);
        }
        model.addAttribute("rows", rows);
        return "contract/clauses";
    }

    @PostMapping("/contracts/{number}/clauses")
    String saveClauses(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        contracts.read(number, principal.getName());
        var drafts = rows(typed);
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            contracts.saveClauses(number, drafts, version, principal.getName());
            return true;
        });
        Done.say(redirect, "contract.clausesSaved");
        return "redirect:/contracts/" + number + "/clauses";
    }

    /** The rows in the order of the page; a gap would move the problems of later rows to others. */
    private static List<ChangedClauseDraft> rows(Map<String, String> typed) {
        var last = typed.keySet().stream()
                .map(ROW::matcher)
                .filter(field -> field.matches())
                .mapToInt(field -> Integer.parseInt(field.group(1)))
                .max()
                .orElse(-1);
        var rows = new ArrayList<ChangedClauseDraft>();
        for (var row = 0; row <= last; row++) {
            var clause = typed.getOrDefault("clause." + row, "");
            rows.add(new ChangedClauseDraft(
                    CLAUSE.matcher(clause).matches() ? Integer.valueOf(clause) : null,
                    typed.get("reference." + row),
                    typed.get("standard." + row),
                    typed.get("changed." + row),
                    typed.get("reason." + row),
                    "true".equals(typed.get("dropped." + row))));
        }
        return rows;
    }

    @PostMapping("/contracts/{number}/amendments")
    @OnPage("/contracts/{number}")
    String amend(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String amendmentReason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        contracts.read(number, principal.getName());
        var version = idempotency.once(
                principal.getName(),
                idempotencyKey,
                Integer.class,
                () -> contracts.amend(number, amendmentReason, principal.getName()));
        Done.say(redirect, "contract.amended", version);
        return "redirect:/contracts/" + number;
    }

    @PostMapping("/contracts/{number}/stop")
    @OnPage("/contracts/{number}")
    String stop(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String stopReason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        contracts.read(number, principal.getName());
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            contracts.stop(number, stopReason, principal.getName());
            return true;
        });
        Done.say(redirect, "contract.stopped");
        return "redirect:/contracts/" + number;
    }

    @PostMapping("/contracts/{number}/documents")
    @OnPage("/contracts/{number}")
    String attach(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            Principal principal,
            RedirectAttributes redirect) {
        return attached(number, ContractDocuments.DRAFT, file, principal, redirect);
    }

    @PostMapping("/contracts/{number}/signed-copies")
    @OnPage("/contracts/{number}")
    String attachSigned(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            Principal principal,
            RedirectAttributes redirect) {
        return attached(number, Contracts.SIGNED_COPY, file, principal, redirect);
    }

    private String attached(
            String number, String purpose, MultipartFile file, Principal principal, RedirectAttributes redirect) {
        var document = documents.add(number, purpose, Upload.of(file), principal.getName());
        Done.say(redirect, "contract.attached", document.name());
        return "redirect:/contracts/" + number;
    }

    private ContractVersion draft(String number, Principal principal, Model model) {
        var contract = contracts.read(number, principal.getName());
        if (!contracts.mayDraft(number, principal.getName())) {
            throw new ContractNotYours();
        }
        var version = contracts.open(number).orElseThrow(ContractNotYours::new);
        model.addAttribute("contract", contract);
        model.addAttribute("version", version);
        model.addAttribute("project", projects.get(contract.projectNumber()));
        return version;
    }
}
