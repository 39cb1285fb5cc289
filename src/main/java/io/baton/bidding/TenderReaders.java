package io.baton.bidding;

import io.baton.people.People;
import io.baton.project.Projects;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who has a part in a bid, and with that reads it. */
@Component
class TenderReaders {

    private final TenderRecords tenders;
    private final Projects projects;
    private final People people;

    TenderReaders(TenderRecords tenders, Projects projects, People people) {
        this.tenders = tenders;
        this.projects = projects;
        this.people = people;
    }

    /** Readers of the project, and everybody who writes, answers, judges or decides. */
    Set<String> participants(Tender tender) {
        var participants = new HashSet<>(projects.participants(tender.projectNumber()));
        participants.addAll(tenders.people(tender.number()));
        participants.add(tender.bidManager());
        return participants;
    }

    boolean mayRead(Tender tender, String personId) {
        return people.mayRead(
                personId, tender.number(), projects.get(tender.projectNumber()).departmentId(), participants(tender));
    }
}
