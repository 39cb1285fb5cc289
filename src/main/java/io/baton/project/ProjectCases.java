package io.baton.project;

import io.baton.customer.CustomerChanged;
import io.baton.customer.Customers;
import io.baton.engine.CasePriorities;
import io.baton.people.CaseDepartments;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.Cases;
import io.baton.worklist.WorkList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the platform asks about the business keys of the flows that run for projects: it all follows from the project. */
@Component
class ProjectCases implements CaseDepartments, CasePriorities, Cases {

    private final ProjectRepository repository;
    private final Projects projects;
    private final Customers customers;
    private final WorkList workList;
    private final List<ProjectFlow> flows;

    ProjectCases(
            ProjectRepository repository,
            Projects projects,
            Customers customers,
            WorkList workList,
            List<ProjectFlow> flows) {
        this.repository = repository;
        this.projects = projects;
        this.customers = customers;
        this.workList = workList;
        this.flows = flows;
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
        return project(businessKey)
                .map(project -> projects.priorityOf(project.number()))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public Optional<CaseSummary> find(String businessKey) {
        return flows.stream()
                .flatMap(flow -> flow.find(businessKey).stream())
                .findFirst()
                .map(found -> summary(projects.get(found.projectNumber()), found));
    }

    private Optional<Project> project(String businessKey) {
        return flows.stream()
                .flatMap(flow -> flow.projectOf(businessKey).stream())
                .findFirst()
                .flatMap(projects::find);
    }

    private CaseSummary summary(Project project, ProjectFlow.ProjectCase found) {
        var customer = customers.get(project.customerId());
        return new CaseSummary(
                found.number(),
                project.title(),
                String.valueOf(customer.id()),
                customer.name(),
                customer.customerClass().name(),
                project.grade() == null ? null : project.grade().name(),
                project.departmentId(),
                found.startedBy(),
                found.participants(),
                found.path());
    }
}
