package io.baton.contract;

import io.baton.people.People;
import io.baton.project.Projects;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who has a part in a contract, and with that reads it. */
@Component
class ContractReaders {

    private final ContractRecords contracts;
    private final Projects projects;
    private final People people;

    ContractReaders(ContractRecords contracts, Projects projects, People people) {
        this.contracts = contracts;
        this.projects = projects;
        this.people = people;
    }

    /** Readers of the project, and everybody who drafts, judges or signs. */
    Set<String> participants(Contract contract) {
        var participants = new HashSet<>(projects.participants(contract.projectNumber()));
        participants.addAll(contracts.people(contract.number()));
        participants.add(contract.accountManager());
        return participants;
    }

    boolean mayRead(Contract contract, String personId) {
        return people.mayRead(
                personId,
                contract.number(),
                projects.get(contract.projectNumber()).departmentId(),
                participants(contract));
    }
}
