package io.baton.contract.cancellation;

import io.baton.contract.Contracts;
import io.baton.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cancellations of contracts for programs (R-DL-15). */
@RestController
@RequestMapping("/api/contracts/{number}/cancellations")
@Tag(name = "Contracts", description = "Contracts with customers.")
class CancellationApi {

    private final Cancellations cancellations;
    private final Contracts contracts;
    private final Idempotency idempotency;

    CancellationApi(Cancellations cancellations, Contracts contracts, Idempotency idempotency) {
        this.cancellations = cancellations;
        this.contracts = contracts;
        this.idempotency = idempotency;
    }

    /** Why a request is stopped. */
    @Schema(name = "CancellationStop")
    record Stop(@Nullable String cancellationStopReason) {}

    @GetMapping
    @Operation(summary = "List the cancellations asked for", description = "The newest first.")
    List<Cancellation> list(@PathVariable String number, Principal person) {
        return cancellations.of(contracts.read(number, person.getName()).number());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask for the cancellation of a signed contract",
            description = "Centre manager and legal rule on it; one at a time.")
    void request(
            @PathVariable String number,
            @RequestBody CancellationDraft draft,
            @RequestHeader("Idempotency-Key") String key,
            Principal person) {
        once(person, key, () -> cancellations.request(number, draft, person.getName()));
    }

    @PostMapping("/stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stop the open request", description = "Before both have ruled on it.")
    void stop(
            @PathVariable String number,
            @RequestBody Stop stop,
            @RequestHeader("Idempotency-Key") String key,
            Principal person) {
        once(person, key, () -> cancellations.stop(number, stop.cancellationStopReason(), person.getName()));
    }

    private void once(Principal person, String key, Runnable change) {
        idempotency.once(person.getName(), key, Boolean.class, () -> {
            change.run();
            return true;
        });
    }
}
