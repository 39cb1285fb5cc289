package io.baton.presales.pilot;

import io.baton.project.ProjectFlow;
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

    @Override
    public Optional<String> projectOf(String number) {
        return pilot(number).map(Pilot::projectNumber);
    }

    @Override
    public Optional<ProjectCase> find(String number) {
        return pilot(number)
                .map(pilot -> new ProjectCase(
                        number,
                        pilot.projectNumber(),
                        pilot.startedBy(),
                        pilots.participants(pilot),
                        "/pilots/" + number));
    }

    private Optional<Pilot> pilot(String number) {
        return number.startsWith("SD-") ? records.find(number) : Optional.empty();
    }
}
