package io.baton.presales.pilot;

import io.baton.project.Projects;
import io.baton.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@Tag(name = "Pilots", description = "Pilots of solutions and what is lent for them (R-PS-12).")
class PilotApi {

    /**
     * A pilot and what was lent for it.
     *
     * @param mayKeep whether the caller lends and takes back now
     */
    record PilotContent(Pilot pilot, List<Equipment> equipment, boolean mayKeep) {}

    /**
     * How a piece came back.
     *
     * @param condition intact, damaged or lost
     * @param remark required unless it is intact
     */
    record EquipmentReturn(@Nullable String condition, @Nullable String remark) {}

    private final Pilots pilots;
    private final Projects projects;
    private final Idempotency idempotency;

    PilotApi(Pilots pilots, Projects projects, Idempotency idempotency) {
        this.pilots = pilots;
        this.projects = projects;
        this.idempotency = idempotency;
    }

    @GetMapping("/projects/{number}/pilots")
    @Operation(summary = "Read a project's pilots", description = "The newest first.")
    List<Pilot> list(@PathVariable String number, Principal principal) {
        projects.read(number, principal.getName());
        return pilots.of(number);
    }

    @PostMapping("/projects/{number}/pilots")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Start a pilot",
            description =
                    "By the solution's engineer or the account manager, while the project is open; one at a time.")
    ResponseEntity<PilotContent> start(
            @PathVariable String number,
            @RequestBody PilotDraft draft,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        var started = String.valueOf(idempotency.once(
                principal.getName(),
                idempotencyKey,
                String.class,
                () -> pilots.start(number, draft, principal.getName())));
        return ResponseEntity.created(URI.create("/api/pilots/" + started)).body(content(started, principal));
    }

    @GetMapping("/pilots/{number}")
    @Operation(summary = "Read a pilot", description = "404 also for who may not read it.")
    PilotContent read(@PathVariable String number, Principal principal) {
        return content(number, principal);
    }

    @PostMapping("/pilots/{number}/equipment")
    @Operation(summary = "Lend equipment", description = "By who keeps the pilot's equipment, while it runs.")
    PilotContent lend(
            @PathVariable String number,
            @RequestBody EquipmentDraft draft,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            pilots.lend(number, draft, principal.getName());
            return true;
        });
        return content(number, principal);
    }

    @PostMapping("/pilots/{number}/equipment/{piece}/return")
    @Operation(
            summary = "Mark a piece as returned",
            description = "Once; a piece that is lost counts as returned with a remark.")
    PilotContent takeBack(
            @PathVariable String number,
            @PathVariable int piece,
            @RequestBody EquipmentReturn how,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            pilots.returned(number, piece, how.condition(), how.remark(), principal.getName());
            return true;
        });
        return content(number, principal);
    }

    private PilotContent content(String number, Principal principal) {
        var pilot = pilots.read(number, principal.getName());
        return new PilotContent(pilot, pilots.equipment(number), pilots.mayKeep(pilot, principal.getName()));
    }
}
