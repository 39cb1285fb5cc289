package io.baton.presales;

import static io.baton.presales.PresalesReviewProcess.DESIGN_SOLUTION;
import static io.baton.presales.PresalesReviewProcess.REVIEW_COMMERCIAL;
import static io.baton.presales.PresalesReviewProcess.REVIEW_SECURITY;
import static io.baton.presales.PresalesReviewProcess.REVIEW_TECHNICAL;

import io.baton.engine.TaskFacts;
import io.baton.worklist.CompletionWithdrawal;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A gate's answer can be taken back until the round is summed up, a finished design until a gate is claimed, the internal audit
 * among them. Other steps stay: what was told to the customer (R-SL-8) and what a manager ruled have been acted upon at once.
 */
@Component
class PresalesWithdrawals implements CompletionWithdrawal {

    private static final Map<String, Gate> GATES = Map.of(
            REVIEW_TECHNICAL, Gate.TECHNICAL, REVIEW_COMMERCIAL, Gate.COMMERCIAL, REVIEW_SECURITY, Gate.SECURITY);

    private final Presales presales;

    PresalesWithdrawals(Presales presales) {
        this.presales = presales;
    }

    @Override
    public boolean isPossible(TaskFacts completed, String by) {
        if (!completed.processKey().equals(PresalesReviewProcess.PROCESS)) {
            return false;
        }
        var gate = GATES.get(completed.elementId());
        if (gate != null) {
            return presales.mayWithdrawAnswer(completed.businessKey(), gate, by);
        }
        return completed.elementId().equals(DESIGN_SOLUTION) && presales.mayWithdrawDesign(completed.businessKey());
    }

    @Override
    public void withdraw(TaskFacts completed, String by, String reason) {
        var gate = GATES.get(completed.elementId());
        if (gate != null) {
            presales.answerWithdrawn(completed.businessKey(), gate, by);
        } else {
            presales.designWithdrawn(completed.businessKey(), reason, by);
        }
    }
}
