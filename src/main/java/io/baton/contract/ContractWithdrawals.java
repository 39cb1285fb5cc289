package io.baton.contract;

import static io.baton.contract.ContractReviewProcess.CHECK_FINANCE;
import static io.baton.contract.ContractReviewProcess.DRAFT_CONTRACT;
import static io.baton.contract.ContractReviewProcess.REVIEW_COMMERCIAL_TERMS;
import static io.baton.contract.ContractReviewProcess.REVIEW_LEGAL;

import io.baton.engine.TaskFacts;
import io.baton.worklist.CompletionWithdrawal;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A finished draft can be taken back until a gate is claimed or answers, a gate's answer until the last gate has answered. A
 * signature stays: others have acted upon it at once.
 */
@Component
class ContractWithdrawals implements CompletionWithdrawal {

    private static final Map<String, Gate> GATES =
            Map.of(REVIEW_LEGAL, Gate.LEGAL, REVIEW_COMMERCIAL_TERMS, Gate.COMMERCIAL, CHECK_FINANCE, Gate.FINANCE);

    private final Contracts contracts;

    ContractWithdrawals(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public boolean isPossible(TaskFacts completed, String by) {
        if (!completed.processKey().equals(ContractReviewProcess.PROCESS)) {
            return false;
        }
        var gate = GATES.get(completed.elementId());
        if (gate != null) {
            return contracts.mayTakeBackAnswer(completed.businessKey(), gate, by);
        }
        return completed.elementId().equals(DRAFT_CONTRACT) && contracts.mayTakeBackDraft(completed.businessKey());
    }

    @Override
    public void withdraw(TaskFacts completed, String by, String reason) {
        var gate = GATES.get(completed.elementId());
        if (gate != null) {
            contracts.answerTakenBack(completed.businessKey(), gate, by);
        } else {
            contracts.draftTakenBack(completed.businessKey(), by);
        }
    }
}
