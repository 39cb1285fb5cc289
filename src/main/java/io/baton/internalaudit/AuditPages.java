package io.baton.internalaudit;

import io.baton.document.DocumentAccess;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.people.Group;
import io.baton.people.Person;
import io.baton.project.Projects;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Option;
import io.baton.web.ShowsDiagram;
import io.baton.worklist.CaseProgress;
import io.baton.worklist.StartableFlow;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of audits, the page on which one is started, its checklist and its warnings. */
@Controller
@RequestMapping("/audits")
class AuditPages {

    private static final Pattern SCORE = Pattern.compile("score\\.(\\d{1,4})");

    private final InternalAudits audits;
    private final Rankings rankings;
    private final Projects projects;
    private final Documents documents;
    private final CaseProgress progress;
    private final Idempotency idempotency;

    AuditPages(
            InternalAudits audits,
            Rankings rankings,
            Projects projects,
            Documents documents,
            CaseProgress progress,
            Idempotency idempotency) {
        this.audits = audits;
        this.rankings = rankings;
        this.projects = projects;
        this.documents = documents;
        this.progress = progress;
        this.idempotency = idempotency;
    }

    @Bean
    NavigationEntry auditsEntry() {
        var readers = Arrays.stream(Group.values())
                .filter(group -> group != Group.ADMIN && group != Group.PROCESS_MANAGER)
                .map(Group::id)
                .collect(Collectors.toSet());
        return new NavigationEntry("internalaudit.navigation", "/audits", "clipboard-check", 25, readers);
    }

    @Bean
    static StartableFlow internalAudit() {
        return new StartableFlow(
                InternalAuditProcess.PROCESS,
                "internalaudit.start.help",
                "internalaudit.start.action",
                "/audits/new",
                20,
                Set.of(Group.INTERNAL_AUDITOR.id()));
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String before,
            Principal principal,
            Model model) {
        var found = audits.search(text, status, before, principal.getName());
        var page = found.subList(0, Math.min(found.size(), InternalAudits.PAGE));
        model.addAttribute("audits", page);
        model.addAttribute(
                "next",
                found.size() > InternalAudits.PAGE ? page.get(page.size() - 1).number() : null);
        model.addAttribute("text", text);
        model.addAttribute("status", status);
        model.addAttribute("statuses", AuditStatus.values());
        model.addAttribute("mayStart", audits.mayStart(principal.getName()));
        model.addAttribute("mayRank", rankings.mayRead(principal.getName()));
        return "internalaudit/audits";
    }

    @GetMapping("/new")
    String startForm(@RequestParam(required = false) @Nullable String project, Principal principal, Model model) {
        audits.requireStarter(principal.getName());
        model.addAttribute("project", project);
        model.addAttribute(
                "origins",
                Stream.of(AuditOrigin.DELIVERY, AuditOrigin.CUSTOMER)
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        return "internalaudit/start";
    }

    @PostMapping
    @OnPage("/audits/new")
    String start(
            @ModelAttribute AuditDraft draft,
            BindingResult binding,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        requireReadable(binding);
        var number = idempotency.once(
                principal.getName(), idempotencyKey, String.class, () -> audits.start(draft, principal.getName()));
        Done.say(redirect, "internalaudit.started", number);
        return "redirect:/audits/" + number;
    }

    private static void requireReadable(BindingResult binding) {
        if (binding.hasErrors()) {
            throw new AuditIncomplete(binding.getFieldErrors().stream()
                    .map(error -> FieldProblem.of(error.getField(), "internalaudit.problem.unreadable"))
                    .toList());
        }
    }

    @GetMapping("/{number}")
    @ShowsDiagram
    String page(@PathVariable String number, Principal principal, Model model, Locale locale) {
        var person = principal.getName();
        var audit = audits.read(number, person);
        var findings = audits.findings(number);
        model.addAttribute("audit", audit);
        model.addAttribute("project", projects.get(audit.projectNumber()));
        model.addAttribute("items", audits.checklist(number));
        model.addAttribute("findings", findings);
        model.addAttribute("mayWrite", audits.mayWrite(number, person));
        model.addAttribute("mayCancel", audits.mayCancel(audit, person));
        model.addAttribute("sheet", CorrectiveReports.isDue(audit) ? CorrectiveReports.ID : null);
        model.addAttribute("documents", documents.list(number, DocumentAccess.CASE, person));
        model.addAttribute("mayAttach", documents.mayAdd(number, DocumentAccess.CASE, person));
        model.addAttribute("reportDocuments", documents.list(number, ReportDocuments.PURPOSE, person));
        model.addAttribute("mayReport", documents.mayAdd(number, ReportDocuments.PURPOSE, person));
        model.addAttribute("progress", progress.of(number, locale).orElse(null));
        return "internalaudit/audit";
    }

    @PostMapping("/{number}/scores")
    @OnPage("/audits/{number}")
    String score(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        var scores = new ArrayList<ScoreDraft>();
        typed.forEach((field, score) -> {
            var item = SCORE.matcher(field);
            if (item.matches()) {
                scores.add(
                        new ScoreDraft(Integer.parseInt(item.group(1)), score, typed.get("remark." + item.group(1))));
            }
        });
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            audits.score(number, scores, version, principal.getName());
            return true;
        });
        Done.say(redirect, "internalaudit.scoresSaved");
        return "redirect:/audits/" + number;
    }

    /** The warning of one item. */
    @GetMapping("/{number}/items/{item}")
    String warningForm(@PathVariable String number, @PathVariable int item, Principal principal, Model model) {
        var person = principal.getName();
        var audit = audits.read(number, person);
        model.addAttribute(
                "item",
                audits.checklist(number).stream()
                        .filter(one -> one.item() == item)
                        .findFirst()
                        .orElseThrow(() -> new AuditUnknown(number)));
        return warningPage(audit, person, model);
    }

    @PostMapping("/{number}/items/{item}")
    String warn(
            @PathVariable String number,
            @PathVariable int item,
            @ModelAttribute WarningDraft warning,
            BindingResult binding,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        requireReadable(binding);
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            audits.warn(number, item, warning, version, principal.getName());
            return true;
        });
        Done.say(redirect, "internalaudit.warningSaved", item);
        return "redirect:/audits/" + number;
    }

    /** A customer's finding that was entered by mistake. */
    @GetMapping("/{number}/items/{item}/removal")
    String removalForm(@PathVariable String number, @PathVariable int item, Principal principal, Model model) {
        warningForm(number, item, principal, model);
        return "internalaudit/removal";
    }

    @PostMapping("/{number}/items/{item}/removal")
    String remove(
            @PathVariable String number,
            @PathVariable int item,
            @RequestParam String reason,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            audits.remove(number, item, reason, version, principal.getName());
            return true;
        });
        Done.say(redirect, "internalaudit.findingRemoved", item);
        return "redirect:/audits/" + number;
    }

    /** A finding as the customer stated it. */
    @GetMapping("/{number}/statement")
    String statementForm(@PathVariable String number, Principal principal, Model model) {
        model.addAttribute("item", null);
        return warningPage(audits.read(number, principal.getName()), principal.getName(), model);
    }

    @PostMapping("/{number}/statement")
    String state(
            @PathVariable String number,
            @ModelAttribute WarningDraft statement,
            BindingResult binding,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        requireReadable(binding);
        var item = idempotency.once(
                principal.getName(),
                idempotencyKey,
                Integer.class,
                () -> audits.state(number, statement, version, principal.getName()));
        Done.say(redirect, "internalaudit.findingStated", item);
        return "redirect:/audits/" + number;
    }

    private String warningPage(Audit audit, String person, Model model) {
        if (!audits.mayWrite(audit.number(), person)) {
            throw new AuditNotYours();
        }
        model.addAttribute("audit", audit);
        model.addAttribute("project", projects.get(audit.projectNumber()));
        model.addAttribute(
                "aspects",
                Stream.of(Aspect.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        model.addAttribute("people", options(audits.responsiblePeople()));
        model.addAttribute("verifiers", options(audits.verifiers(audit)));
        return "internalaudit/warning";
    }

    private static List<Option> options(Collection<Person> persons) {
        return persons.stream()
                .map(person -> Option.of(person.id(), person.name() + " (" + person.id() + ")"))
                .toList();
    }

    @PostMapping("/{number}/documents")
    @OnPage("/audits/{number}")
    String attach(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            Principal principal,
            RedirectAttributes redirect) {
        return attached(number, DocumentAccess.CASE, file, principal, redirect);
    }

    /** Goes to the customer with the corrective report (R-IA-10). */
    @PostMapping("/{number}/report/documents")
    @OnPage("/audits/{number}")
    String attachToReport(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            Principal principal,
            RedirectAttributes redirect) {
        return attached(number, ReportDocuments.PURPOSE, file, principal, redirect);
    }

    private String attached(
            String number, String purpose, MultipartFile file, Principal principal, RedirectAttributes redirect) {
        var document = documents.add(number, purpose, Upload.of(file), principal.getName());
        Done.say(redirect, "internalaudit.attached", document.name());
        return "redirect:/audits/" + number;
    }

    @PostMapping("/{number}/cancellation")
    @OnPage("/audits/{number}")
    String cancel(
            @PathVariable String number,
            @RequestParam String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            audits.cancel(number, reason, principal.getName());
            return true;
        });
        Done.say(redirect, "internalaudit.cancelled", number);
        return "redirect:/audits/" + number;
    }
}
