package io.baton.contract.cancellation;

import static io.baton.contract.cancellation.ContractCancellationProcess.*;

import io.baton.engine.TaskCompleted;
import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What the cancellation of a contract asks of us. */
@Configuration(proxyBeanMethods = false)
class ContractCancellationTasks {

    private final Cancellations cancellations;

    ContractCancellationTasks(Cancellations cancellations) {
        this.cancellations = cancellations;
    }

    @Bean
    JavaDelegate cancelContract() {
        return execution -> cancellations.approved(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate refuseCancellation() {
        return execution -> cancellations.refused(execution.getProcessBusinessKey());
    }

    @EventListener(condition = "#completed.task.processKey == 'contract-cancellation'")
    void completed(TaskCompleted completed) {
        var values = completed.values();
        var number = completed.task().businessKey();
        var by = completed.by();
        switch (completed.task().elementId()) {
            case RULE_ON_CANCELLATION ->
                cancellations.ruledByCentre(
                        number,
                        new Cancellation.Ruling(
                                CENTRE_VERDICT.requiredIn(values).equals("approve"),
                                CENTRE_REMARK.requiredIn(values),
                                by));
            case REVIEW_CANCELLATION ->
                cancellations.ruledByLegal(
                        number,
                        new Cancellation.Ruling(
                                LEGAL_VERDICT.requiredIn(values).equals("approve"),
                                LEGAL_REMARK.requiredIn(values),
                                by));
            case RETURN_RESOURCES -> cancellations.resourcesReturned(number, RETURNED_RESOURCES.requiredIn(values), by);
            case SETTLE_ACCOUNTS ->
                cancellations.accountsSettled(
                        number,
                        new BigDecimal(FINAL_AMOUNT.requiredIn(values)),
                        ACCOUNTS_REMARK.requiredIn(values),
                        by);
            default ->
                throw new IllegalStateException(
                        "No business act for " + completed.task().elementId());
        }
    }
}
