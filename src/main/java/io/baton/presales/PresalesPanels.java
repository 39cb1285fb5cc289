package io.baton.presales;

import static io.baton.presales.PresalesReviewProcess.DESIGN_SOLUTION;

import io.baton.document.Documents;
import io.baton.engine.TaskFacts;
import io.baton.project.Project;
import io.baton.project.ProjectPanel;
import io.baton.worklist.TaskPanel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the presales review adds to the project page and to the pages of its tasks. */
@Configuration(proxyBeanMethods = false)
class PresalesPanels {

    private final Presales presales;
    private final Documents documents;

    PresalesPanels(Presales presales, Documents documents) {
        this.presales = presales;
        this.documents = documents;
    }

    @Bean
    ProjectPanel solutionOfProject() {
        return (project, personId) -> Optional.of(new ProjectPanel.Panel(
                "presales.solution", "presales/panels :: solution", solution(project.number(), personId), 10, true));
    }

    @Bean
    ProjectPanel roundsOfProject() {
        return (project, personId) -> rounds(project.number())
                .map(model -> new ProjectPanel.Panel("presales.rounds", "presales/panels :: rounds", model, 20, true));
    }

    @Bean
    ProjectPanel greenChannelOfProject() {
        return (project, personId) -> presales.greenChannel(project.number())
                .map(channel -> new ProjectPanel.Panel(
                        "presales.green", "presales/panels :: green", Map.of("channel", channel), 5, false));
    }

    @Bean
    ProjectPanel withdrawal() {
        return (project, personId) -> withdrawal(project, personId)
                .map(model -> new ProjectPanel.Panel(
                        "presales.withdrawal", "presales/panels :: withdrawal", model, 90, false));
    }

    @Bean
    TaskPanel solutionOfTask() {
        return (task, personId) -> isOurs(task)
                ? Optional.of(new TaskPanel.Panel(
                        "presales.solution",
                        "presales/panels :: solution",
                        solution(task.businessKey(), personId),
                        10,
                        task.elementId().equals(DESIGN_SOLUTION)))
                : Optional.empty();
    }

    @Bean
    TaskPanel roundsOfTask() {
        return (task, personId) -> isOurs(task)
                ? rounds(task.businessKey())
                        .map(model ->
                                new TaskPanel.Panel("presales.rounds", "presales/panels :: rounds", model, 20, false))
                : Optional.empty();
    }

    private Map<String, Object> solution(String number, String personId) {
        var model = new HashMap<String, Object>();
        model.put("number", number);
        model.put("mayWrite", presales.mayWrite(number, personId));
        model.put("documents", documents.list(number, SolutionDocuments.PURPOSE, personId));
        presales.approved(number).ifPresent(approved -> model.put("sheet", SolutionSheets.ID));
        presales.versions(number).stream().findFirst().ifPresent(latest -> model.put("latest", latest));
        return model;
    }

    private Optional<Map<String, Object>> rounds(String number) {
        var rounds = presales.rounds(number);
        return rounds.isEmpty() ? Optional.empty() : Optional.of(Map.of("rounds", rounds));
    }

    private Optional<Map<String, Object>> withdrawal(Project project, String personId) {
        return presales.mayWithdraw(project, personId)
                ? Optional.of(Map.of("number", project.number()))
                : Optional.empty();
    }

    private static boolean isOurs(TaskFacts task) {
        return task.processKey().equals(PresalesReviewProcess.PROCESS);
    }
}
