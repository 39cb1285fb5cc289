package io.baton.contract.renewal;

import io.baton.contract.Contract;
import io.baton.contract.ContractPanel;
import io.baton.contract.Contracts;
import io.baton.contract.renewal.Renewal.Assessment;
import io.baton.people.People;
import io.baton.worklist.TaskPanel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What renewals add to the contract's page and to the pages of their tasks. */
@Configuration(proxyBeanMethods = false)
class RenewalPanels {

    private final Renewals renewals;
    private final Contracts contracts;
    private final People people;

    RenewalPanels(Renewals renewals, Contracts contracts, People people) {
        this.renewals = renewals;
        this.contracts = contracts;
        this.people = people;
    }

    @Bean
    ContractPanel renewalsOfContract() {
        return (contract, personId) -> renewals(contract)
                .map(model ->
                        new ContractPanel.Panel("contract.renewal", "contract/renewal-panels :: renewals", model, 30));
    }

    @Bean
    TaskPanel renewalOfTask() {
        return (task, personId) -> task.processKey().equals(CustomerRenewalProcess.PROCESS)
                ? renewals.of(task.businessKey()).stream()
                        .findFirst()
                        .map(renewal -> new TaskPanel.Panel(
                                "contract.renewal",
                                "contract/renewal-panels :: task",
                                Map.of(
                                        "contract", contracts.read(task.businessKey(), personId),
                                        "renewal", renewal,
                                        "names", names(List.of(renewal))),
                                10,
                                true))
                : Optional.empty();
    }

    private Optional<Map<String, Object>> renewals(Contract contract) {
        var all = renewals.of(contract.number());
        return all.isEmpty() ? Optional.empty() : Optional.of(Map.of("renewals", all, "names", names(all)));
    }

    private Map<String, String> names(List<Renewal> all) {
        return people.namesOf(all.stream()
                .flatMap(renewal -> Stream.concat(
                        renewal.assessments().stream().map(Assessment::by), Stream.ofNullable(renewal.decidedBy())))
                .distinct()
                .toList());
    }
}
