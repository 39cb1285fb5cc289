package io.baton.project.regrade;

import io.baton.project.Projects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects/{number}/figures")
@Tag(name = "Projects")
class RegradeApi {

    /**
     * A project's figures as they stand, and how they came to stand so.
     *
     * @param version to send with a correction
     * @param mayCorrect whether the caller may correct them now
     * @param regrades the corrections, the latest first
     */
    record FiguresOfProject(Standing standing, int version, boolean mayCorrect, List<Regrade> regrades) {}

    private final Regrades regrades;
    private final Projects projects;

    RegradeApi(Regrades regrades, Projects projects) {
        this.regrades = regrades;
        this.projects = projects;
    }

    @GetMapping
    @Operation(summary = "Read what the grade follows from", description = "With all corrections (R-PJ-1).")
    FiguresOfProject read(@PathVariable String number, Principal principal) {
        var project = projects.read(number, principal.getName());
        return new FiguresOfProject(
                Standing.of(project),
                Objects.requireNonNull(project.version()),
                regrades.mayCorrect(project, principal.getName()),
                regrades.of(number));
    }

    @PutMapping
    @Operation(
            summary = "Correct what the grade follows from",
            description = "In presales, by the account manager, a lead account manager of the department or the account"
                    + " manager's own manager. Grade, major flag and support desk are decided anew (R-PJ-1).")
    FiguresOfProject correct(
            @PathVariable String number,
            @RequestBody FiguresDraft draft,
            @Parameter(description = "The version that was read; another one answers 409") @RequestParam int version,
            Principal principal) {
        regrades.correct(number, draft, version, principal.getName());
        return read(number, principal);
    }
}
