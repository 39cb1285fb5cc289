package io.baton.internalaudit;

import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.project.Projects;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.OnPage;
import io.baton.web.Option;
import io.baton.web.ShowsDiagram;
import io.baton.worklist.CaseProgress;
import java.security.Principal;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a finding: its warning, who corrects it, the evidence and everything that happened. */
@Controller
@RequestMapping("/findings/{number}")
class FindingPages {

    private final Nonconformities findings;
    private final InternalAudits audits;
    private final Projects projects;
    private final Documents documents;
    private final CaseProgress progress;
    private final Idempotency idempotency;
    private final Clock clock;

    FindingPages(
            Nonconformities findings,
            InternalAudits audits,
            Projects projects,
            Documents documents,
            CaseProgress progress,
            Idempotency idempotency,
            Clock clock) {
        this.findings = findings;
        this.audits = audits;
        this.projects = projects;
        this.documents = documents;
        this.progress = progress;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping
    @ShowsDiagram
    String page(@PathVariable String number, Principal principal, Model model, Locale locale) {
        var person = principal.getName();
        var finding = findings.read(number, person);
        var audit = audits.read(finding.auditNumber(), person);
        var mayName = findings.mayName(finding, person);
        model.addAttribute("finding", finding);
        model.addAttribute("late", finding.lateAt(clock.instant()));
        model.addAttribute("audit", audit);
        model.addAttribute("project", projects.get(audit.projectNumber()));
        model.addAttribute("entries", findings.entries(number));
        model.addAttribute("documents", documents.list(number, EvidenceDocuments.PURPOSE, person));
        model.addAttribute("mayAttach", documents.mayAdd(number, EvidenceDocuments.PURPOSE, person));
        model.addAttribute("mayName", mayName);
        if (mayName) {
            model.addAttribute(
                    "people",
                    findings.possibleHelpers(finding).stream()
                            .map(one -> Option.of(one.id(), one.name() + " (" + one.id() + ")"))
                            .toList());
        }
        model.addAttribute("progress", progress.of(number, locale).orElse(null));
        return "internalaudit/finding";
    }

    @PostMapping("/helpers")
    @OnPage("/findings/{number}")
    String nameHelper(
            @PathVariable String number,
            @RequestParam String helper,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            findings.nameHelper(number, helper, principal.getName());
            return true;
        });
        Done.say(redirect, "internalaudit.helperNamed");
        return "redirect:/findings/" + number;
    }

    @PostMapping("/documents")
    @OnPage("/findings/{number}")
    String attach(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            Principal principal,
            RedirectAttributes redirect) {
        var document = documents.add(number, EvidenceDocuments.PURPOSE, Upload.of(file), principal.getName());
        Done.say(redirect, "internalaudit.evidenceAttached", document.name());
        return "redirect:/findings/" + number;
    }
}
