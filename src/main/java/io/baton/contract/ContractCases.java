package io.baton.contract;

import io.baton.project.Figure;
import io.baton.project.Leg;
import io.baton.project.Leg.Standing;
import io.baton.project.Phase;
import io.baton.project.Project;
import io.baton.project.ProjectFlow;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cases with the business keys {@code HT-…}: a contract, its amendments, its cancellation and its renewals belong to its project. */
@Component
class ContractCases implements ProjectFlow {

    private final ContractRecords contracts;
    private final VersionRecords versions;
    private final ContractReaders readers;

    ContractCases(ContractRecords contracts, VersionRecords versions, ContractReaders readers) {
        this.contracts = contracts;
        this.versions = versions;
        this.readers = readers;
    }

    @Override
    public Optional<Phase> phase() {
        return Optional.of(Phase.CONTRACT);
    }

    @Override
    public List<Leg> of(Project project) {
        return contracts.of(project.number()).stream().map(this::leg).toList();
    }

    private Leg leg(Contract contract) {
        return new Leg(
                contract.number(),
                path(contract.number()),
                "contract.contract",
                Phase.CONTRACT,
                switch (contract.status()) {
                    case DRAFTING -> Standing.RUNNING;
                    case SIGNED -> Standing.DONE;
                    case CANCELLED, FAILED, WITHDRAWN, STOPPED -> Standing.FAILED;
                },
                contract.status().messageKey(),
                contract.openedAt(),
                contract.signedAt() == null ? contract.endedAt() : contract.signedAt(),
                versions.of(contract.number()).stream()
                        .filter(version -> contract.inForce().isEmpty()
                                || contract.inForce().get().equals(version.version()))
                        .flatMap(version -> Optional.ofNullable(version.terms()).stream())
                        .findFirst()
                        .map(ContractCases::figures)
                        .orElseGet(List::of));
    }

    private static List<Figure> figures(Terms terms) {
        return List.of(
                Figure.cny("contract.listPrice", terms.listPrice()),
                Figure.cny("contract.value", terms.value()),
                Figure.percent("contract.discount", terms.discount()));
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
                        path(number)));
    }

    private Optional<Contract> contract(String number) {
        return number.startsWith("HT-") ? contracts.find(number) : Optional.empty();
    }

    private static String path(String number) {
        return "/contracts/" + number;
    }
}
