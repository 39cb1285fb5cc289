package io.baton.bidding;

import io.baton.customer.Customers;
import io.baton.engine.CasePriorities;
import io.baton.people.CaseDepartments;
import io.baton.project.Projects;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.Cases;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** What the platform asks about the business keys {@code TB-…}: a bid belongs to its project's department. */
@Component
class TenderCases implements CaseDepartments, CasePriorities, Cases {

    private final TenderRecords tenders;
    private final TenderReaders readers;
    private final Projects projects;
    private final Customers customers;

    TenderCases(TenderRecords tenders, TenderReaders readers, Projects projects, Customers customers) {
        this.tenders = tenders;
        this.readers = readers;
        this.projects = projects;
        this.customers = customers;
    }

    @Override
    public Optional<String> departmentOf(String businessKey) {
        return tender(businessKey)
                .map(tender -> projects.get(tender.projectNumber()).departmentId());
    }

    @Override
    public OptionalInt priorityOf(String businessKey) {
        return tender(businessKey)
                .map(tender -> projects.priorityOf(tender.projectNumber()))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public Optional<CaseSummary> find(String businessKey) {
        return tender(businessKey).map(this::summary);
    }

    /** Others' numbers are not looked for: the platform asks each module, at each event of a task. */
    private Optional<Tender> tender(String businessKey) {
        return businessKey.startsWith("TB-") ? tenders.find(businessKey) : Optional.empty();
    }

    private CaseSummary summary(Tender tender) {
        var project = projects.get(tender.projectNumber());
        var customer = customers.get(project.customerId());
        return new CaseSummary(
                tender.number(),
                project.title(),
                String.valueOf(customer.id()),
                customer.name(),
                customer.customerClass().name(),
                project.grade() == null ? null : project.grade().name(),
                project.departmentId(),
                tender.startedBy(),
                readers.participants(tender),
                "/tenders/" + tender.number());
    }
}
