package io.baton.presales.pilot;

import io.baton.project.Project;
import io.baton.project.ProjectPanel;
import io.baton.worklist.TaskPanel;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pilots add to the project page and to the pages of their tasks. */
@Configuration(proxyBeanMethods = false)
class PilotPanels {

    private final Pilots pilots;

    PilotPanels(Pilots pilots) {
        this.pilots = pilots;
    }

    @Bean
    ProjectPanel pilotsOfProject() {
        return (project, personId) -> pilots(project, personId)
                .map(model ->
                        new ProjectPanel.Panel("presales.pilots", "presales/pilot-panels :: pilots", model, 25, true));
    }

    @Bean
    TaskPanel pilotOfTask() {
        return (task, personId) -> task.processKey().equals(PilotProcess.PROCESS)
                ? Optional.of(new TaskPanel.Panel(
                        "presales.pilot",
                        "presales/pilot-panels :: pilot",
                        pilot(pilots.read(task.businessKey(), personId), personId),
                        10,
                        true))
                : Optional.empty();
    }

    private Optional<Map<String, Object>> pilots(Project project, String personId) {
        var all = pilots.of(project.number());
        var mayStart = pilots.mayStart(project, personId);
        return all.isEmpty() && !mayStart
                ? Optional.empty()
                : Optional.of(Map.of("number", project.number(), "pilots", all, "mayStart", mayStart));
    }

    private Map<String, Object> pilot(Pilot pilot, String personId) {
        return Map.of(
                "pilot", pilot,
                "equipment", pilots.equipment(pilot.number()),
                "mayKeep", pilots.mayKeep(pilot, personId));
    }
}
