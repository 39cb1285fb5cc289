package io.baton.contract;

import static io.baton.contract.ContractReviewProcess.*;

import io.baton.engine.ProcessVariable;
import io.baton.engine.TaskCompleted;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What the contract review asks of us: one bean per service task, and one facade call per completed user task. */
@Configuration(proxyBeanMethods = false)
class ContractReviewTasks {

    private final Contracts contracts;

    ContractReviewTasks(Contracts contracts) {
        this.contracts = contracts;
    }

    @Bean
    JavaDelegate openContractRound() {
        return execution -> {
            var deviations = contracts.openRound(execution.getProcessBusinessKey());
            DEVIATES.write(execution, deviations.any());
            DEVIATIONS.write(execution, deviations.inShort());
            // Form fields are these variables: a new round must not open with the last round's answers.
            ANSWERS.forEach(answer -> answer.write(execution, null));
        };
    }

    @Bean
    JavaDelegate recordSignature() {
        return execution -> contracts.putInForce(execution.getProcessBusinessKey());
    }

    @EventListener(condition = "#completed.task.processKey == 'contract-review'")
    void completed(TaskCompleted completed) {
        var values = completed.values();
        var number = completed.task().businessKey();
        var by = completed.by();
        switch (completed.task().elementId()) {
            case DRAFT_CONTRACT ->
                contracts.drafted(number, DRAFT_REMARK.in(values).orElse(""), by);
            case REVIEW_LEGAL -> answered(Gate.LEGAL, LEGAL_VERDICT, LEGAL_REMARK, completed);
            case REVIEW_COMMERCIAL_TERMS -> answered(Gate.COMMERCIAL, COMMERCIAL_VERDICT, COMMERCIAL_REMARK, completed);
            case CHECK_FINANCE -> answered(Gate.FINANCE, FINANCE_VERDICT, FINANCE_REMARK, completed);
            case SIGN_CONTRACT -> {
                switch (SIGN_OUTCOME.requiredIn(values)) {
                    case "signed" ->
                        contracts.signed(
                                number,
                                LocalDate.parse(SIGNED_ON.requiredIn(values)),
                                SIGNATORY.requiredIn(values),
                                by);
                    case "notSigned" -> contracts.notSigned(number, SIGN_REASON.requiredIn(values), by);
                    default -> contracts.sentBack(number, SIGN_REASON.requiredIn(values), by);
                }
            }
            default ->
                throw new IllegalStateException(
                        "No business act for " + completed.task().elementId());
        }
    }

    private void answered(
            Gate gate, ProcessVariable<String> verdict, ProcessVariable<String> remark, TaskCompleted completed) {
        contracts.answered(
                completed.task().businessKey(),
                gate,
                verdict.requiredIn(completed.values()),
                remark.requiredIn(completed.values()),
                completed.by());
    }
}
