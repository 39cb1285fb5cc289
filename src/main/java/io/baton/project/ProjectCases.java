package io.baton.project;

import io.baton.customer.Customers;
import io.baton.people.CaseDepartments;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.Cases;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the platform asks about the business keys {@code XM-…}. */
@Service
class ProjectCases implements CaseDepartments, Cases {

    private final ProjectRepository repository;
    private final Projects projects;
    private final Customers customers;

    ProjectCases(ProjectRepository repository, Projects projects, Customers customers) {
        this.repository = repository;
        this.projects = projects;
        this.customers = customers;
    }

    @Override
    public Optional<String> departmentOf(String businessKey) {
        return repository.findById(businessKey).map(Project::departmentId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseSummary> find(String businessKey) {
        return repository.findById(businessKey).map(this::summary);
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
