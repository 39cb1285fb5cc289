package io.baton.project.opportunity;

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
@RequestMapping("/api/opportunities")
@Tag(name = "Opportunities", description = "Opportunities, before there is a need (R-OP-1).")
class OpportunityApi {

    /**
     * The opportunities and what they come to.
     *
     * @param opportunities open ones first, by the day of signing; at most 200
     */
    record Reserve(Board board, List<Opportunity> opportunities) {}

    /** Why an opportunity is dropped. */
    record Drop(@Nullable String reason) {}

    private final Opportunities opportunities;
    private final Idempotency idempotency;

    OpportunityApi(Opportunities opportunities, Idempotency idempotency) {
        this.opportunities = opportunities;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(summary = "Read the reserve", description = "Of the departments within the caller's reach.")
    Reserve reserve(Principal principal) {
        return new Reserve(opportunities.board(principal.getName()), opportunities.list(principal.getName()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read an opportunity", description = "404 also for who may not read it.")
    Opportunity read(@PathVariable long id, Principal principal) {
        return opportunities.read(id, principal.getName());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Enter an opportunity",
            description = "Account managers. It becomes a need by POST /api/needs?opportunity={id}.")
    ResponseEntity<Opportunity> enter(
            @RequestBody OpportunityDraft draft,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        var id = idempotency.once(principal.getName(), idempotencyKey, Long.class, () -> opportunities
                .enter(draft, principal.getName())
                .id());
        return ResponseEntity.created(URI.create("/api/opportunities/" + id))
                .body(opportunities.read(id, principal.getName()));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change an opportunity", description = "By its owner, as long as it is open.")
    Opportunity change(
            @PathVariable long id,
            @RequestBody OpportunityDraft draft,
            @Parameter(description = "The version that was read; another one answers 409") @RequestParam int version,
            Principal principal) {
        return opportunities.change(id, draft, version, principal.getName());
    }

    @PostMapping("/{id}/drop")
    @Operation(summary = "Drop an opportunity", description = "By its owner, with a reason.")
    Opportunity drop(
            @PathVariable long id,
            @RequestBody Drop drop,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Long.class, () -> opportunities
                .drop(id, drop.reason(), principal.getName())
                .id());
        return opportunities.read(id, principal.getName());
    }
}
