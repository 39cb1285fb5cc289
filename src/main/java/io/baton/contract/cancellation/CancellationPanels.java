package io.baton.contract.cancellation;

import io.baton.contract.Contract;
import io.baton.contract.ContractPanel;
import io.baton.contract.Contracts;
import io.baton.people.People;
import io.baton.worklist.TaskPanel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What cancellations add to the contract's page and to the pages of their tasks. */
@Configuration(proxyBeanMethods = false)
class CancellationPanels {

    private final Cancellations cancellations;
    private final Contracts contracts;
    private final People people;

    CancellationPanels(Cancellations cancellations, Contracts contracts, People people) {
        this.cancellations = cancellations;
        this.contracts = contracts;
        this.people = people;
    }

    @Bean
    ContractPanel cancellationsOfContract() {
        return (contract, personId) -> cancellations(contract, personId)
                .map(model -> new ContractPanel.Panel(
                        "contract.cancellation", "contract/cancellation-panels :: cancellations", model, 40));
    }

    @Bean
    TaskPanel cancellationOfTask() {
        return (task, personId) -> task.processKey().equals(ContractCancellationProcess.PROCESS)
                ? cancellations.of(task.businessKey()).stream()
                        .findFirst()
                        .map(one -> new TaskPanel.Panel(
                                "contract.cancellation",
                                "contract/cancellation-panels :: task",
                                Map.of(
                                        "contract", contracts.read(task.businessKey(), personId),
                                        "cancellation", one,
                                        "names", names(List.of(one))),
                                10,
                                true))
                : Optional.empty();
    }

    private Optional<Map<String, Object>> cancellations(Contract contract, String personId) {
        var all = cancellations.of(contract.number());
        var mayRequest = cancellations.mayRequest(contract, personId);
        return all.isEmpty() && !mayRequest
                ? Optional.empty()
                : Optional.of(Map.of(
                        "number", contract.number(),
                        "cancellations", all,
                        "names", names(all),
                        "mayRequest", mayRequest,
                        "mayStop", cancellations.mayStop(contract, personId)));
    }

    private Map<String, String> names(List<Cancellation> all) {
        return people.namesOf(all.stream()
                .flatMap(one -> Stream.concat(
                        Stream.of(one.centre(), one.legal())
                                .filter(Objects::nonNull)
                                .map(Cancellation.Ruling::by),
                        Stream.of(one.requestedBy(), one.returnedBy(), one.settledBy())
                                .filter(Objects::nonNull)))
                .distinct()
                .toList());
    }
}
