package io.baton.internalaudit;

import io.baton.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@Tag(
        name = "Internal audits",
        description =
                "Checklists, warnings and corrections (rulebook section 5); steps are completed under /api/tasks.")
class AuditApi {

    /**
     * A page of audits, the newest first.
     *
     * @param next what to send as {@code before} for the next page; null on the last one
     */
    record AuditPage(List<AuditRow> audits, @Nullable String next) {}

    /**
     * An audit with its checklist and its findings.
     *
     * @param mayWrite whether the caller fills in the checklist now
     */
    record AuditContent(Audit audit, List<AuditItem> items, List<Finding> findings, boolean mayWrite) {}

    /** A finding and everything that happened to it, the first first. */
    record FindingContent(Finding finding, List<FindingEntry> entries) {}

    /** Why a customer's finding is removed. */
    record Removal(@Nullable String reason) {}

    /** Why an audit is cancelled. */
    record Cancellation(@Nullable String reason) {}

    /** Who helps: an account. */
    record Helper(@Nullable String helper) {}

    private final InternalAudits audits;
    private final Nonconformities findings;
    private final Idempotency idempotency;

    AuditApi(InternalAudits audits, Nonconformities findings, Idempotency idempotency) {
        this.audits = audits;
        this.findings = findings;
        this.idempotency = idempotency;
    }

    @GetMapping("/audits")
    @Operation(summary = "Find audits", description = "Those the person may read, the newest first, 50 on a page.")
    AuditPage search(
            @Parameter(description = "Stands in number, project or customer's name")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @Parameter(description = "auditing, correcting, concluding, closed or cancelled")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String before,
            Principal principal) {
        var found = audits.search(text, status, before, principal.getName());
        var page = found.subList(0, Math.min(found.size(), InternalAudits.PAGE));
        return new AuditPage(
                page,
                found.size() > InternalAudits.PAGE ? page.get(page.size() - 1).number() : null);
    }

    @PostMapping("/audits")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Start an audit",
            description = "Independent internal auditors only: of a delivery, or a customer's audit of us (R-IA-1).")
    ResponseEntity<AuditContent> start(
            @RequestBody AuditDraft draft,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        var number = String.valueOf(idempotency.once(
                principal.getName(), idempotencyKey, String.class, () -> audits.start(draft, principal.getName())));
        return ResponseEntity.created(URI.create("/api/audits/" + number)).body(content(number, principal));
    }

    @GetMapping("/audits/{number}")
    @Operation(summary = "Read an audit", description = "404 also for who may not read it.")
    AuditContent read(@PathVariable String number, Principal principal) {
        return content(number, principal);
    }

    @PutMapping("/audits/{number}/scores")
    @Operation(
            summary = "Score items of the checklist",
            description = "By the auditor who has the step; whole points 0 to 10 (R-IA-3).")
    AuditContent score(
            @PathVariable String number,
            @RequestBody List<ScoreDraft> scores,
            @Parameter(description = "The version of the audit that was read; another one answers 409") @RequestParam
                    int version,
            Principal principal) {
        audits.score(number, scores, version, principal.getName());
        return content(number, principal);
    }

    @PutMapping("/audits/{number}/items/{item}")
    @Operation(
            summary = "Warn of an item that does not pass",
            description = "With exactly one first responsible person and another one who verifies (R-IA-4).")
    AuditContent warn(
            @PathVariable String number,
            @PathVariable int item,
            @RequestBody WarningDraft warning,
            @Parameter(description = "The version of the audit that was read; another one answers 409") @RequestParam
                    int version,
            Principal principal) {
        audits.warn(number, item, warning, version, principal.getName());
        return content(number, principal);
    }

    @PostMapping("/audits/{number}/statement")
    @Operation(summary = "Enter a customer's finding as stated", description = "In a customer's audit (R-IA-1).")
    AuditContent state(
            @PathVariable String number,
            @RequestBody WarningDraft statement,
            @Parameter(description = "The version of the audit that was read; another one answers 409") @RequestParam
                    int version,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(
                principal.getName(),
                idempotencyKey,
                Integer.class,
                () -> audits.state(number, statement, version, principal.getName()));
        return content(number, principal);
    }

    @PostMapping("/audits/{number}/items/{item}/removal")
    @Operation(
            summary = "Remove a customer's finding that was entered by mistake",
            description = "By the auditor who has the step, with a reason, before the finding is issued.")
    AuditContent remove(
            @PathVariable String number,
            @PathVariable int item,
            @RequestBody Removal removal,
            @Parameter(description = "The version of the audit that was read; another one answers 409") @RequestParam
                    int version,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            audits.remove(number, item, removal.reason(), version, principal.getName());
            return true;
        });
        return content(number, principal);
    }

    @PostMapping("/audits/{number}/cancellation")
    @Operation(summary = "Cancel an audit", description = "By who started it, with a reason; its findings end with it.")
    AuditContent cancel(
            @PathVariable String number,
            @RequestBody Cancellation cancellation,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            audits.cancel(number, cancellation.reason(), principal.getName());
            return true;
        });
        return content(number, principal);
    }

    @GetMapping("/findings/{number}")
    @Operation(summary = "Read a finding", description = "404 also for who may not read its audit.")
    FindingContent finding(@PathVariable String number, Principal principal) {
        return new FindingContent(findings.read(number, principal.getName()), findings.entries(number));
    }

    @PostMapping("/findings/{number}/helpers")
    @Operation(summary = "Name a helper", description = "By the first responsible person (R-IA-4).")
    FindingContent nameHelper(
            @PathVariable String number,
            @RequestBody Helper helper,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            findings.nameHelper(number, helper.helper(), principal.getName());
            return true;
        });
        return finding(number, principal);
    }

    private AuditContent content(String number, Principal principal) {
        var person = principal.getName();
        return new AuditContent(
                audits.read(number, person),
                audits.checklist(number),
                audits.findings(number),
                audits.mayWrite(number, person));
    }
}
