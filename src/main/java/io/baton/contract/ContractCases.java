package io.baton.contract;

import io.baton.customer.Customers;
import io.baton.engine.CasePriorities;
import io.baton.people.CaseDepartments;
import io.baton.project.Projects;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.Cases;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** What the platform asks about the business keys {@code HT-…}: a contract belongs to its project's department. */
@Component
class ContractCases implements CaseDepartments, CasePriorities, Cases {

    private final ContractRecords contracts;
    private final ContractReaders readers;
    private final Projects projects;
    private final Customers customers;

    ContractCases(ContractRecords contracts, ContractReaders readers, Projects projects, Customers customers) {
        this.contracts = contracts;
        this.readers = readers;
        this.projects = projects;
        this.customers = customers;
    }

    @Override
    public Optional<String> departmentOf(String businessKey) {
        return contract(businessKey)
                .map(contract -> projects.get(contract.projectNumber()).departmentId());
    }

    @Override
    public OptionalInt priorityOf(String businessKey) {
        return contract(businessKey)
                .map(contract -> projects.priorityOf(contract.projectNumber()))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public Optional<CaseSummary> find(String businessKey) {
        return contract(businessKey).map(this::summary);
    }

    /** Others' numbers are not looked for: the platform asks each module, at each event of a task. */
    private Optional<Contract> contract(String businessKey) {
        return businessKey.startsWith("HT-") ? contracts.find(businessKey) : Optional.empty();
    }

    private CaseSummary summary(Contract contract) {
        var project = projects.get(contract.projectNumber());
        var customer = customers.get(contract.customerId());
        return new CaseSummary(
                contract.number(),
                project.title(),
                String.valueOf(customer.id()),
                customer.name(),
                customer.customerClass().name(),
                project.grade() == null ? null : project.grade().name(),
                project.departmentId(),
                contract.accountManager(),
                readers.participants(contract),
                "/contracts/" + contract.number());
    }
}
