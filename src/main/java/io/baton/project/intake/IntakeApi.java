package io.baton.project.intake;

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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/intakes")
@Tag(name = "Intakes", description = "Requests as they come in, until an account manager accepts them (R-SL-9).")
class IntakeApi {

    /** Why a request is closed. */
    record Closure(@Nullable String reason) {}

    private final Intakes intakes;
    private final Idempotency idempotency;

    IntakeApi(Intakes intakes, Idempotency idempotency) {
        this.intakes = intakes;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(summary = "Find requests", description = "Those the caller took, accepted or may accept; at most 200.")
    List<Intake> list(
            @Parameter(description = "Stands in customer, contact or need") @RequestParam(required = false) @Nullable
                    String text,
            @Parameter(description = "open, accepted, raised or closed; without it all but the closed ones")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            Principal principal) {
        return intakes.search(new IntakeFilter(text, state), principal.getName());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a request", description = "404 also for who may not read it.")
    Intake read(@PathVariable long id, Principal principal) {
        return intakes.read(id, principal.getName());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Take down a request",
            description = "The taker is responsible until an account manager accepts it; the first answer's time runs.")
    ResponseEntity<Intake> take(
            @RequestBody IntakeDraft draft,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        var id = idempotency.once(
                principal.getName(), idempotencyKey, Long.class, () -> intakes.take(draft, principal.getName())
                        .id());
        return ResponseEntity.created(URI.create("/api/intakes/" + id)).body(intakes.read(id, principal.getName()));
    }

    @PostMapping("/{id}/acceptance")
    @Operation(
            summary = "Accept a request",
            description = "Account managers of its department. Then raise the need: POST /api/needs?intake={id}.")
    Intake accept(@PathVariable long id, Principal principal) {
        intakes.accept(id, principal.getName());
        return intakes.read(id, principal.getName());
    }

    @PostMapping("/{id}/closure")
    @Operation(
            summary = "Close a request that was taken down by mistake or twice",
            description = "Its taker until it is accepted, and account managers of its department, with a reason.")
    Intake close(
            @PathVariable long id,
            @RequestBody Closure closure,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            intakes.close(id, closure.reason(), principal.getName());
            return true;
        });
        return intakes.read(id, principal.getName());
    }
}
