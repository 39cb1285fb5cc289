package io.baton.internalaudit;

import io.baton.people.People;
import io.baton.project.Projects;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who has a part in an audit, and with that reads it. */
@Component
class AuditReaders {

    private final FindingRecords findings;
    private final Projects projects;
    private final People people;

    AuditReaders(FindingRecords findings, Projects projects, People people) {
        this.findings = findings;
        this.projects = projects;
        this.people = people;
    }

    /** Readers of the project, the auditor, and everybody who corrects or verifies one of the findings. */
    Set<String> participants(Audit audit) {
        var participants = new HashSet<>(projects.participants(audit.projectNumber()));
        participants.add(audit.startedBy());
        if (audit.auditor() != null) {
            participants.add(audit.auditor());
        }
        findings.of(audit.number()).stream()
                .flatMap(finding ->
                        Stream.concat(Stream.of(finding.responsible(), finding.verifier()), finding.helpers().stream()))
                .forEach(participants::add);
        return participants;
    }

    boolean mayRead(Audit audit, String personId) {
        return people.mayRead(
                personId, audit.number(), projects.get(audit.projectNumber()).departmentId(), participants(audit));
    }
}
