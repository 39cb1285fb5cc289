package io.baton.supervision;

import io.baton.people.People;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.Cases;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who has a part in an order, and with that reads it: whoever handles or handled it, opened it, or has a part in the supervised case. */
@Component
class SupervisionReaders {

    private final SupervisionRecords records;
    private final ObjectProvider<Cases> cases;
    private final People people;

    SupervisionReaders(SupervisionRecords records, ObjectProvider<Cases> cases, People people) {
        this.records = records;
        this.cases = cases;
        this.people = people;
    }

    /** The supervised case, if a module knows it. */
    Optional<CaseSummary> caseOf(SupervisionOrder order) {
        return cases.orderedStream()
                .map(module -> module.find(order.caseNumber()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Set<String> participants(SupervisionOrder order) {
        var participants = new HashSet<String>();
        caseOf(order).map(CaseSummary::participants).ifPresent(participants::addAll);
        participants.add(order.openedBy());
        Optional.ofNullable(order.holder()).ifPresent(participants::add);
        Optional.ofNullable(order.handler()).ifPresent(participants::add);
        participants.addAll(handlers(order.number()));
        return participants;
    }

    /** Who was to handle the order or did. */
    Set<String> handlers(String number) {
        var handlers = new HashSet<String>();
        records.rounds(number).forEach(round -> {
            Optional.ofNullable(round.handler()).ifPresent(handlers::add);
            Optional.ofNullable(round.handledBy()).ifPresent(handlers::add);
        });
        return handlers;
    }

    /** Whoever may read the case may read that one of its tasks is supervised; so may who has a part in the order. */
    boolean mayRead(SupervisionOrder order, String personId) {
        return people.mayRead(personId, order.number(), order.departmentId(), participants(order));
    }

    /** Whether the person may read the supervised case, not only the order. */
    boolean mayReadCase(SupervisionOrder order, String personId) {
        return people.mayRead(
                personId,
                order.caseNumber(),
                order.departmentId(),
                caseOf(order).map(CaseSummary::participants).orElse(Set.of()));
    }
}
