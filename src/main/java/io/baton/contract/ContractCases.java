package io.baton.contract;

import io.baton.project.ProjectFlow;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cases with the business keys {@code HT-…}: a contract, its amendments, its cancellation and its renewals belong to its project. */
@Component
class ContractCases implements ProjectFlow {

    private final ContractRecords contracts;
    private final ContractReaders readers;

    ContractCases(ContractRecords contracts, ContractReaders readers) {
        this.contracts = contracts;
        this.readers = readers;
    }

    @Override
    public Optional<String> projectOf(String number) {
        return contract(number).map(Contract::projectNumber);
    }

    @Override
    public Optional<ProjectCase> find(String number) {
        return contract(number)
                .map(contract -> new ProjectCase(
                        number,
                        contract.projectNumber(),
                        contract.accountManager(),
                        readers.participants(contract),
                        "/contracts/" + number));
    }

    private Optional<Contract> contract(String number) {
        return number.startsWith("HT-") ? contracts.find(number) : Optional.empty();
    }
}
