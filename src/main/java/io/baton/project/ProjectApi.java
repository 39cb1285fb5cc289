package io.baton.project;

import io.baton.project.catalogue.Catalogue;
import io.baton.project.catalogue.Product;
import io.baton.project.catalogue.Scenario;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@Tag(name = "Projects", description = "Needs and projects. The grade is internal (R-SL-10).")
class ProjectApi {

    /**
     * A page of projects, the newest first.
     *
     * @param next what to send as {@code before} for the next page; null on the last one
     */
    record ProjectPage(List<ProjectRow> projects, @Nullable String next) {}

    /** The catalogue of products and scenarios (R-PS-14). */
    record CatalogueContent(List<Product> products, List<Scenario> scenarios) {}

    private final Projects projects;
    private final Catalogue catalogue;

    ProjectApi(Projects projects, Catalogue catalogue) {
        this.projects = projects;
        this.catalogue = catalogue;
    }

    @GetMapping("/projects")
    @Operation(summary = "Find projects", description = "Those the person may read, the newest first, 50 on a page.")
    ProjectPage search(
            @Parameter(description = "Stands in number, title or customer's name")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @Parameter(
                            description =
                                    "presales, toBid, toContract, signed, cancelled, lost, rejected, stopped or withdrawn")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "A, B or C") @RequestParam(required = false) @Nullable String grade,
            @RequestParam(required = false) @Nullable Long customerId,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String before,
            Principal principal) {
        var found = projects.search(new ProjectFilter(text, status, grade, customerId, before), principal.getName());
        var page = found.subList(0, Math.min(found.size(), Projects.PAGE));
        return new ProjectPage(
                page, found.size() > Projects.PAGE ? page.get(page.size() - 1).number() : null);
    }

    @GetMapping("/projects/{number}")
    @Operation(summary = "Read a project", description = "404 also for who may not read it.")
    Project read(@PathVariable String number, Principal principal) {
        return projects.read(number, principal.getName());
    }

    @GetMapping("/catalogue")
    @Operation(summary = "Read the catalogue", description = "Ids of products and scenarios for POST /api/needs.")
    CatalogueContent catalogue() {
        return new CatalogueContent(catalogue.products(), catalogue.scenarios());
    }
}
