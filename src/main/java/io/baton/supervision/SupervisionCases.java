package io.baton.supervision;

import io.baton.people.CaseDepartments;
import io.baton.people.CaseReaders;
import io.baton.people.People;
import io.baton.project.FollowUps;
import io.baton.project.Leg;
import io.baton.project.Leg.Standing;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.Cases;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the platform asks about the business keys {@code DB-…}: an order belongs to the department of the supervised case. */
@Component
class SupervisionCases implements CaseDepartments, CaseReaders, Cases, FollowUps {

    private final SupervisionRecords records;
    private final SupervisionReaders readers;
    private final People people;

    SupervisionCases(SupervisionRecords records, SupervisionReaders readers, People people) {
        this.records = records;
        this.readers = readers;
        this.people = people;
    }

    @Override
    public Optional<String> departmentOf(String businessKey) {
        return order(businessKey).map(SupervisionOrder::departmentId);
    }

    /** Who was shown the supervised case may read what is done about it. */
    @Override
    public boolean mayRead(String personId, String businessKey) {
        return order(businessKey)
                .filter(order -> people.isShown(personId, order.caseNumber()))
                .isPresent();
    }

    @Override
    public Optional<CaseSummary> find(String businessKey) {
        return order(businessKey).map(this::summary);
    }

    @Override
    public List<Leg> about(Collection<String> numbers) {
        return records.about(numbers).stream()
                .map(order -> new Leg(
                        order.number(),
                        path(order.number()),
                        "supervision.order",
                        null,
                        order.closedAt() == null ? Standing.RUNNING : Standing.DONE,
                        order.status().messageKey(),
                        order.openedAt(),
                        order.closedAt(),
                        List.of()))
                .toList();
    }

    /** Others' numbers are not looked for: the platform asks each module, at each event of a task. */
    private Optional<SupervisionOrder> order(String businessKey) {
        return businessKey.startsWith("DB-") ? records.find(businessKey) : Optional.empty();
    }

    private CaseSummary summary(SupervisionOrder order) {
        var supervised = readers.caseOf(order);
        return new CaseSummary(
                order.number(),
                order.taskName() + supervised.map(found -> "：" + found.title()).orElse(""),
                supervised.map(CaseSummary::customerId).orElse(""),
                supervised.map(CaseSummary::customerName).orElse(""),
                supervised.map(CaseSummary::customerClass).orElse(null),
                supervised.map(CaseSummary::grade).orElse(null),
                order.departmentId(),
                order.openedBy(),
                readers.participants(order),
                path(order.number()));
    }

    private static String path(String number) {
        return "/supervision/" + number;
    }
}
