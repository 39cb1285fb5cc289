package io.baton.internalaudit;

import io.baton.customer.Customers;
import io.baton.engine.CasePriorities;
import io.baton.people.CaseDepartments;
import io.baton.project.Projects;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.Cases;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** What the platform asks about the business keys {@code NS-…} and {@code BF-…}: both belong to the audited project's department. */
@Component
class AuditCases implements CaseDepartments, CasePriorities, Cases {

    private final AuditRecords audits;
    private final FindingRecords findings;
    private final AuditReaders readers;
    private final Projects projects;
    private final Customers customers;

    AuditCases(
            AuditRecords audits,
            FindingRecords findings,
            AuditReaders readers,
            Projects projects,
            Customers customers) {
        this.audits = audits;
        this.findings = findings;
        this.readers = readers;
        this.projects = projects;
        this.customers = customers;
    }

    @Override
    public Optional<String> departmentOf(String businessKey) {
        return audit(businessKey)
                .map(audit -> projects.get(audit.projectNumber()).departmentId());
    }

    @Override
    public OptionalInt priorityOf(String businessKey) {
        return audit(businessKey)
                .map(audit -> projects.priorityOf(audit.projectNumber()))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public Optional<CaseSummary> find(String businessKey) {
        return audit(businessKey).map(audit -> summary(businessKey, audit));
    }

    /** Others' numbers are not looked for: the platform asks each module, at each event of a task. */
    private Optional<Audit> audit(String businessKey) {
        if (businessKey.startsWith("NS-")) {
            return audits.find(businessKey);
        }
        return businessKey.startsWith("BF-")
                ? findings.find(businessKey).map(Finding::auditNumber).flatMap(audits::find)
                : Optional.empty();
    }

    private CaseSummary summary(String businessKey, Audit audit) {
        var project = projects.get(audit.projectNumber());
        var customer = customers.get(project.customerId());
        return new CaseSummary(
                businessKey,
                project.title(),
                String.valueOf(customer.id()),
                customer.name(),
                customer.customerClass().name(),
                project.grade() == null ? null : project.grade().name(),
                project.departmentId(),
                audit.startedBy(),
                readers.participants(audit),
                (businessKey.startsWith("NS-") ? "/audits/" : "/findings/") + businessKey);
    }
}
