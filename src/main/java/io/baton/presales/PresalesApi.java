package io.baton.presales;

import io.baton.project.Need;
import io.baton.project.Project;
import io.baton.project.Projects;
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
@Tag(name = "Presales review", description = "Needs, solutions and the gates' answers (rulebook section 4).")
class PresalesApi {

    /**
     * A project's solution.
     *
     * @param versions the newest first
     * @param rounds with the gates' answers, the first one first
     * @param mayWrite whether the caller may save the next version now
     */
    record Solution(List<SolutionVersion> versions, List<ReviewRound> rounds, boolean mayWrite) {}

    /** Why a need is withdrawn. */
    record Withdrawal(@Nullable String reason) {}

    private final Presales presales;
    private final Projects projects;
    private final Idempotency idempotency;

    PresalesApi(Presales presales, Projects projects, Idempotency idempotency) {
        this.presales = presales;
        this.projects = projects;
        this.idempotency = idempotency;
    }

    @PostMapping("/needs")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Raise a need",
            description = "Account managers only. Grades the project and starts its presales review (R-PS-1).")
    ResponseEntity<Project> raise(
            @RequestBody Need need,
            @Parameter(
                            description =
                                    "The accepted request from which it comes, if any; the first answer's time runs from then")
                    @RequestParam(required = false)
                    @Nullable
                    Long intake,
            @Parameter(description = "The opportunity that becomes this need, if any")
                    @RequestParam(required = false)
                    @Nullable
                    Long opportunity,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        var number = idempotency.once(
                principal.getName(),
                idempotencyKey,
                String.class,
                () -> presales.raiseNeed(need, new Origin(intake, opportunity), principal.getName()));
        return ResponseEntity.created(URI.create("/api/projects/" + number)).body(projects.get(number));
    }

    @GetMapping("/projects/{number}/solution")
    @Operation(summary = "Read the solution", description = "All versions, and what the gates said of them.")
    Solution read(@PathVariable String number, Principal principal) {
        projects.read(number, principal.getName());
        return solution(number, principal);
    }

    @PutMapping("/projects/{number}/solution")
    @Operation(
            summary = "Save the next version of the solution",
            description =
                    "In the design step only, by the engineer who has the task and the co-authors (R-PS-4, R-PS-5).")
    Solution save(
            @PathVariable String number,
            @RequestBody SolutionDraft draft,
            @Parameter(description = "The latest version that was read, 0 when there was none; another one answers 409")
                    @RequestParam
                    int version,
            Principal principal) {
        presales.saveSolution(number, draft, version, principal.getName());
        return solution(number, principal);
    }

    @PostMapping("/projects/{number}/withdrawal")
    @Operation(
            summary = "Withdraw the need",
            description = "By the account manager who raised it, while its review runs; all open work ends (R-PS-9).")
    Project withdraw(
            @PathVariable String number,
            @RequestBody Withdrawal withdrawal,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            presales.withdraw(number, withdrawal.reason(), principal.getName());
            return true;
        });
        return projects.get(number);
    }

    private Solution solution(String number, Principal principal) {
        return new Solution(
                presales.versions(number), presales.rounds(number), presales.mayWrite(number, principal.getName()));
    }
}
