package io.baton.contract;

import io.baton.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
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
@RequestMapping("/api/contracts")
@Tag(
        name = "Contracts",
        description =
                "Contracts, their versions, terms and changed clauses (R-CO-1); steps are completed under /api/tasks.")
class ContractApi {

    /**
     * A page of contracts, the newest first.
     *
     * @param next what to send as {@code before} for the next page; null on the last one
     */
    record ContractPage(List<ContractRow> contracts, @Nullable String next) {}

    /** A contract with its versions, the newest first, and everything that was written of them. */
    record ContractContent(
            Contract contract,
            List<ContractVersion> versions,
            List<ChangedClause> clauses,
            List<ContractEntry> entries) {}

    /** The project whose contract is opened. */
    record Opening(@Nullable String projectNumber) {}

    /** Why. */
    record Reason(@Nullable String reason) {}

    private final Contracts contracts;
    private final Idempotency idempotency;

    ContractApi(Contracts contracts, Idempotency idempotency) {
        this.contracts = contracts;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(summary = "Find contracts", description = "Those the person may read, the newest first, 50 on a page.")
    ContractPage search(
            @Parameter(
                            description =
                                    "Stands in the numbers of contract, tender or project, its title or the customer's name")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @Parameter(description = "drafting, signed, cancelled, failed, withdrawn or stopped")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String before,
            Principal principal) {
        var found = contracts.search(text, status, before, principal.getName());
        var page = found.subList(0, Math.min(found.size(), Contracts.PAGE));
        return new ContractPage(
                page, found.size() > Contracts.PAGE ? page.get(page.size() - 1).number() : null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Open another contract",
            description =
                    "By the account manager, after the one before was stopped; the first one opens by itself (R-CO-1).")
    ResponseEntity<ContractContent> open(
            @RequestBody Opening opening,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        var number = String.valueOf(idempotency.once(
                principal.getName(),
                idempotencyKey,
                String.class,
                () -> contracts.open(Objects.requireNonNullElse(opening.projectNumber(), ""), principal.getName())));
        return ResponseEntity.created(URI.create("/api/contracts/" + number)).body(content(number, principal));
    }

    @GetMapping("/{number}")
    @Operation(summary = "Read a contract", description = "404 also for who may not read it.")
    ContractContent read(@PathVariable String number, Principal principal) {
        return content(number, principal);
    }

    @PutMapping("/{number}/terms")
    @Operation(summary = "Keep terms", description = "Of the open version, by who drafts it now (R-CO-1).")
    ContractContent saveTerms(
            @PathVariable String number,
            @RequestBody TermsDraft terms,
            @Parameter(description = "The revision of the version that was read; another one answers 409") @RequestParam
                    int revision,
            Principal principal) {
        contracts.saveTerms(number, terms, revision, principal.getName());
        return content(number, principal);
    }

    @PutMapping("/{number}/clauses")
    @Operation(
            summary = "Keep changed clauses",
            description = "Changes those with a number and adds those without (R-CO-1); others stay as they are.")
    ContractContent saveClauses(
            @PathVariable String number,
            @RequestBody List<ChangedClauseDraft> clauses,
            @Parameter(description = "The revision of the version that was read; another one answers 409") @RequestParam
                    int revision,
            Principal principal) {
        contracts.saveClauses(number, clauses, revision, principal.getName());
        return content(number, principal);
    }

    @PostMapping("/{number}/amendments")
    @Operation(summary = "Open an amendment", description = "Of a signed contract, by its account manager (R-CO-1).")
    ContractContent amend(
            @PathVariable String number,
            @RequestBody Reason amendment,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(
                principal.getName(),
                idempotencyKey,
                Integer.class,
                () -> contracts.amend(number, amendment.reason(), principal.getName()));
        return content(number, principal);
    }

    @PostMapping("/{number}/stop")
    @Operation(summary = "Stop the open version", description = "Before it is signed, by the account manager (R-CO-1).")
    ContractContent stop(
            @PathVariable String number,
            @RequestBody Reason stop,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            contracts.stop(number, stop.reason(), principal.getName());
            return true;
        });
        return content(number, principal);
    }

    private ContractContent content(String number, Principal principal) {
        return new ContractContent(
                contracts.read(number, principal.getName()),
                contracts.versions(number),
                contracts.clauses(number),
                contracts.entries(number));
    }
}
