package io.baton.presales.pilot;

import io.baton.project.Leg;
import io.baton.project.Leg.Standing;
import io.baton.project.Phase;
import io.baton.project.Project;
import io.baton.project.ProjectFlow;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cases with the business keys {@code SD-…}: a pilot belongs to its project. */
@Component
class PilotCases implements ProjectFlow {

    private final PilotRecords records;
    private final Pilots pilots;

    PilotCases(PilotRecords records, Pilots pilots) {
        this.records = records;
        this.pilots = pilots;
    }

    /** A pilot runs beside the phases. */
    @Override
    public Optional<Phase> phase() {
        return Optional.empty();
    }

    @Override
    public List<Leg> of(Project project) {
        return records.of(project.number()).stream()
                .map(pilot -> new Leg(
                        pilot.number(),
                        path(pilot.number()),
                        "presales.pilot",
                        null,
                        pilot.outcome() == null
                                ? Standing.RUNNING
                                : pilot.outcome() == PilotOutcome.CONVERT ? Standing.DONE : Standing.FAILED,
                        pilot.messageKey(),
                        pilot.startedAt(),
                        pilot.endedAt(),
                        List.of()))
                .toList();
    }

    @Override
    public Optional<String> projectOf(String number) {
        return pilot(number).map(Pilot::projectNumber);
    }

    @Override
    public Optional<ProjectCase> find(String number) {
        return pilot(number)
                .map(pilot -> new ProjectCase(
                        number, pilot.projectNumber(), pilot.startedBy(), pilots.participants(pilot), path(number)));
    }

    private Optional<Pilot> pilot(String number) {
        return number.startsWith("SD-") ? records.find(number) : Optional.empty();
    }

    private static String path(String number) {
        return "/pilots/" + number;
    }
}
