package io.baton.presales;

import io.baton.project.Project;
import io.baton.project.Projects;
import io.baton.project.catalogue.Catalogue;
import io.baton.project.sheet.CustomerSheet;
import io.baton.project.sheet.Sheet;
import io.baton.web.Times;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The sheet of the solution: there is one as soon as all gates have approved a version (R-PS-5). */
@Component
class SolutionSheets implements CustomerSheet {

    static final String ID = "solution";

    private final Presales presales;
    private final Projects projects;
    private final Catalogue catalogue;

    SolutionSheets(Presales presales, Projects projects, Catalogue catalogue) {
        this.presales = presales;
        this.projects = projects;
        this.catalogue = catalogue;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String messageKey() {
        return "presales.sheet.solution";
    }

    @Override
    public String fragment() {
        return "presales/sheet :: solution";
    }

    @Override
    public Optional<Sheet> of(String caseNumber, Locale language, String personId) {
        return presales.mayRead(caseNumber, personId)
                ? presales.approved(caseNumber).map(approved -> sheet(projects.get(caseNumber), approved, language))
                : Optional.empty();
    }

    private Sheet sheet(Project project, Presales.Approved approved, Locale language) {
        var version = approved.version();
        return new Sheet(
                project.number(),
                "/projects/" + project.number(),
                approved.at().atZone(Times.ZONE).toLocalDate(),
                new SolutionSheet(
                        version.version(),
                        version.summary(),
                        version.technology().id(),
                        products(project, language),
                        project.sites(),
                        project.bandwidthMbps().stripTrailingZeros(),
                        project.wantedOn(),
                        Objects.requireNonNull(project.expectedOn())));
    }

    private List<String> products(Project project, Locale language) {
        return catalogue.products().stream()
                .filter(product -> project.products().contains(product.id()))
                .map(product -> product.name(language.getLanguage()))
                .toList();
    }
}
