package io.baton.contract;

import io.baton.customer.CustomerPanel;
import io.baton.project.Project;
import io.baton.project.ProjectPanel;
import io.baton.worklist.TaskPanel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What contracts add to the pages of projects, customers and their own tasks. */
@Configuration(proxyBeanMethods = false)
class ContractPanels {

    private final Contracts contracts;

    ContractPanels(Contracts contracts) {
        this.contracts = contracts;
    }

    @Bean
    ProjectPanel contractsOfProject() {
        return (project, personId) -> contracts(project, personId)
                .map(model ->
                        new ProjectPanel.Panel("contract.contracts", "contract/panels :: contracts", model, 27, true));
    }

    @Bean
    CustomerPanel contractsOfCustomer() {
        return (customerId, personId) -> {
            var found = contracts.ofCustomer(customerId, personId);
            var shown = found.subList(0, Math.min(found.size(), Contracts.PAGE));
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CustomerPanel.Panel(
                            CustomerPanel.Part.COMMERCIAL,
                            "contract.contracts",
                            "contract/panels :: ofCustomer",
                            Map.of("contracts", shown, "cut", found.size() > shown.size()),
                            15));
        };
    }

    @Bean
    TaskPanel contractOfTask() {
        return (task, personId) -> task.processKey().equals(ContractReviewProcess.PROCESS)
                ? Optional.of(new TaskPanel.Panel(
                        "contract.contract",
                        "contract/panels :: contract",
                        contract(task.businessKey(), task.elementId(), personId),
                        10,
                        true))
                : Optional.empty();
    }

    private Optional<Map<String, Object>> contracts(Project project, String personId) {
        var held = contracts.of(project.number(), personId);
        var mayOpen = contracts.mayOpen(project, personId);
        return held.isEmpty() && !mayOpen
                ? Optional.empty()
                : Optional.of(Map.of(
                        "number",
                        project.number(),
                        "contracts",
                        held,
                        "mayOpen",
                        mayOpen,
                        "stopped",
                        held.stream().anyMatch(contract -> contract.status() == ContractStatus.STOPPED)));
    }

    /** The open version; after the end of its flow the newest one. */
    private Map<String, Object> contract(String number, String element, String personId) {
        var contract = contracts.read(number, personId);
        var view = VersionView.of(contracts.versions(number), contracts.clauses(number), contracts.entries(number))
                .get(0);
        var model = new HashMap<String, Object>();
        model.put("contract", contract);
        model.put("view", view);
        contracts.deviations(contract, view.version()).ifPresent(deviations -> model.put("deviations", deviations));
        model.put("mayDraft", contracts.mayDraft(number, personId));
        model.put("signs", element.equals(ContractReviewProcess.SIGN_CONTRACT));
        return model;
    }
}
