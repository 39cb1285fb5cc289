package io.baton.presales.pilot;

import io.baton.customer.Customers;
import io.baton.engine.CasePriorities;
import io.baton.people.CaseDepartments;
import io.baton.project.Projects;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.Cases;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** What the platform asks about the business keys {@code SD-…}: a pilot belongs to its project's department. */
@Component
class PilotCases implements CaseDepartments, CasePriorities, Cases {

    private final PilotRecords records;
    private final Pilots pilots;
    private final Projects projects;
    private final Customers customers;

    PilotCases(PilotRecords records, Pilots pilots, Projects projects, Customers customers) {
        this.records = records;
        this.pilots = pilots;
        this.projects = projects;
        this.customers = customers;
    }

    @Override
    public Optional<String> departmentOf(String businessKey) {
        return pilot(businessKey)
                .map(pilot -> projects.get(pilot.projectNumber()).departmentId());
    }

    @Override
    public OptionalInt priorityOf(String businessKey) {
        return pilot(businessKey)
                .map(pilot -> projects.priorityOf(pilot.projectNumber()))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public Optional<CaseSummary> find(String businessKey) {
        return pilot(businessKey).map(this::summary);
    }

    /** Others' numbers are not looked for: the platform asks each module, at each event of a task. */
    private Optional<Pilot> pilot(String businessKey) {
        return businessKey.startsWith("SD-") ? records.find(businessKey) : Optional.empty();
    }

    private CaseSummary summary(Pilot pilot) {
        var project = projects.get(pilot.projectNumber());
        var customer = customers.get(project.customerId());
        return new CaseSummary(
                pilot.number(),
                project.title(),
                String.valueOf(customer.id()),
                customer.name(),
                customer.customerClass().name(),
                project.grade() == null ? null : project.grade().name(),
                project.departmentId(),
                pilot.startedBy(),
                pilots.participants(pilot),
                "/pilots/" + pilot.number());
    }
}
