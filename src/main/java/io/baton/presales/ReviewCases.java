package io.baton.presales;

import io.baton.project.Figure;
import io.baton.project.Leg;
import io.baton.project.Leg.Standing;
import io.baton.project.Phase;
import io.baton.project.Project;
import io.baton.project.ProjectFlow;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.worklist.CaseProgress;
import io.baton.worklist.CaseProgress.CaseEnd;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The cases with the business keys {@code XM-…}: a presales review has its project's number. */
@Component
class ReviewCases implements ProjectFlow {

    private static final Set<String> PASSED = Set.of("toBid", "toContract");
    private static final Set<ProjectStatus> BEYOND =
            EnumSet.of(ProjectStatus.TO_BID, ProjectStatus.TO_CONTRACT, ProjectStatus.SIGNED, ProjectStatus.CANCELLED);

    private final Projects projects;
    private final Solutions solutions;
    private final CaseProgress progress;

    ReviewCases(Projects projects, Solutions solutions, CaseProgress progress) {
        this.projects = projects;
        this.solutions = solutions;
        this.progress = progress;
    }

    @Override
    public Optional<Phase> phase() {
        return Optional.of(Phase.PRESALES);
    }

    @Override
    public Optional<String> projectOf(String number) {
        return number.startsWith("XM-") ? Optional.of(number) : Optional.empty();
    }

    @Override
    public Optional<ProjectCase> find(String number) {
        return projectOf(number)
                .flatMap(projects::find)
                .map(project -> new ProjectCase(
                        number, number, project.raisedBy(), projects.participants(number), path(number)));
    }

    /** A need that goes on to a bid or a contract passed its review (R-PS-8). */
    @Override
    public List<Leg> of(Project project) {
        var runs = project.status() == ProjectStatus.PRESALES;
        var end = runs ? Optional.<CaseEnd>empty() : progress.endOf(project.number());
        var how = end.map(CaseEnd::elementId).map(PresalesReviewProcess.ENDS::get);
        var passed = how.map(PASSED::contains).orElse(BEYOND.contains(project.status()));
        return List.of(new Leg(
                project.number(),
                path(project.number()),
                "presales.review",
                Phase.PRESALES,
                runs ? Standing.RUNNING : passed ? Standing.DONE : Standing.FAILED,
                how.map(ended -> "presales.ended." + ended)
                        .orElse(project.status().messageKey()),
                project.raisedAt(),
                end.map(CaseEnd::at).orElse(null),
                solutions.latest(project.number()).map(ReviewCases::figures).orElse(List.of())));
    }

    private static List<Figure> figures(SolutionVersion version) {
        return List.of(
                Figure.cny("presales.solution.investment", version.investment()),
                Figure.cny("presales.solution.annualCost", version.annualCost()),
                Figure.cny("presales.solution.annualRevenue", version.annualRevenue()));
    }

    private static String path(String number) {
        return "/projects/" + number;
    }
}
