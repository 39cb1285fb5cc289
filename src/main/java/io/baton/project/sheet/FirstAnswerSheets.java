package io.baton.project.sheet;

import io.baton.project.Project;
import io.baton.project.Projects;
import io.baton.web.Times;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The sheet of the first answer: there is one as soon as the need is answered (R-SL-8). */
@Component
class FirstAnswerSheets implements CustomerSheet {

    private final Projects projects;

    FirstAnswerSheets(Projects projects) {
        this.projects = projects;
    }

    @Override
    public String id() {
        return "first-answer";
    }

    @Override
    public String messageKey() {
        return "project.sheet.firstAnswer";
    }

    @Override
    public String fragment() {
        return "project/sheet-contents :: firstAnswer";
    }

    @Override
    public Optional<Sheet> of(String caseNumber, Locale language, String personId) {
        if (!projects.mayRead(caseNumber, personId)) {
            return Optional.empty();
        }
        var project = projects.get(caseNumber);
        return Optional.ofNullable(project.firstAnswerAt()).map(at -> sheet(project, at));
    }

    private static Sheet sheet(Project project, Instant answeredAt) {
        return new Sheet(
                project.number(),
                "/projects/" + project.number(),
                answeredAt.atZone(Times.ZONE).toLocalDate(),
                new FirstAnswerSheet(
                        Objects.requireNonNull(project.plannedMeasure()),
                        Objects.requireNonNull(project.expectedOn()),
                        project.customerTodo()));
    }
}
