package io.baton.project;

import io.baton.customer.CustomerChanged;
import io.baton.customer.Customers;
import io.baton.engine.CasePriorities;
import io.baton.people.CaseDepartments;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.Cases;
import io.baton.worklist.WorkList;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the platform asks about the business keys {@code XM-…}. */
@Component
class ProjectCases implements CaseDepartments, CasePriorities, Cases {

    private final ProjectRepository repository;
    private final Projects projects;
    private final Customers customers;
    private final WorkList workList;

    ProjectCases(ProjectRepository repository, Projects projects, Customers customers, WorkList workList) {
        this.repository = repository;
        this.projects = projects;
        this.customers = customers;
        this.workList = workList;
    }

    /** Lists show the customer's name and class. */
    @EventListener
    void customerChanged(CustomerChanged change) {
        repository.findByCustomerId(change.customerId()).forEach(project -> workList.caseChanged(project.number()));
    }

    @Override
    public Optional<String> departmentOf(String businessKey) {
        return project(businessKey).map(Project::departmentId);
    }

    @Override
    public OptionalInt priorityOf(String businessKey) {
        return project(businessKey).isPresent() ? projects.priorityOf(businessKey) : OptionalInt.empty();
    }

    @Override
    public Optional<CaseSummary> find(String businessKey) {
        return project(businessKey).map(this::summary);
    }

    /** Others' numbers are not looked for: the platform asks each module, at each event of a task. */
    private Optional<Project> project(String businessKey) {
        return businessKey.startsWith("XM-") ? repository.findById(businessKey) : Optional.empty();
    }

    private CaseSummary summary(Project project) {
        var customer = customers.get(project.customerId());
        return new CaseSummary(
                project.number(),
                project.title(),
                String.valueOf(customer.id()),
                customer.name(),
                customer.customerClass().name(),
                project.grade() == null ? null : project.grade().name(),
                project.departmentId(),
                project.raisedBy(),
                projects.participants(project.number()),
                "/projects/" + project.number());
    }
}
