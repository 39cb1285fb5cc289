package io.baton.contract;

import io.baton.people.Act;
import io.baton.project.Projects;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Contracts with customers (R-CO-1): from a won bid or an approved review over gates and signature to amendments and the end. */
@Service
@Transactional
public class Contracts {

    private final ContractRecords contracts;
    private final VersionRecords versions;
    private final ContractReaders readers;
    private final Projects projects;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Contracts(
            ContractRecords contracts,
            VersionRecords versions,
            ContractReaders readers,
            Projects projects,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.contracts = contracts;
        this.versions = versions;
        this.readers = readers;
        this.projects = projects;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The contract, for a person; to one who may not read it, it does not exist. */
    @Transactional(readOnly = true)
    public Contract read(String number, String personId) {
        return contracts
                .find(number)
                .filter(contract -> readers.mayRead(contract, personId))
                .orElseThrow(() -> new ContractUnknown(number));
    }

    /** The contract, for code that has made its own permission decision. */
    @Transactional(readOnly = true)
    public Contract get(String number) {
        return contracts.get(number);
    }

    /** The contract, with its row locked until the transaction ends. Tasks of its flows are touched before, never after. */
    public Contract lock(String number) {
        return contracts.lock(number);
    }

    /** The contracts of a project, the newest first. */
    @Transactional(readOnly = true)
    public List<Contract> of(String projectNumber) {
        return contracts.of(projectNumber);
    }

    /** The versions of a contract, the newest first. */
    @Transactional(readOnly = true)
    public List<ContractVersion> versions(String number) {
        return versions.of(number);
    }

    /** The person has a part in the contract from now on, and may read it whatever the department. */
    public void joined(String number, String personId) {
        contracts.joined(number, personId, false, personId, clock.instant());
    }

    /**
     * A signed contract was cancelled (R-DL-15); the caller has made the decision and has not locked the contract.
     *
     * @throws NotSigned when there is nothing to cancel
     */
    public void cancelled(String number, String reason, String by) {
        var contract = contracts.lock(number);
        if (contract.status() != ContractStatus.SIGNED) {
            throw new NotSigned(number);
        }
        contracts.ended(number, ContractStatus.CANCELLED, reason, by, clock.instant());
        tell("cancelled", by, number, contract.status().id(), ContractStatus.CANCELLED.id(), reason);
        projects.contractCancelled(contract.projectNumber(), reason, by);
        publisher.publishEvent(new ContractCancelled(number, contract.projectNumber(), reason, by));
    }

    private void tell(
            String fact,
            String by,
            String number,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        publisher.publishEvent(new Act("contract." + fact, by, number, "contract:" + number, before, after, reason));
    }
}
