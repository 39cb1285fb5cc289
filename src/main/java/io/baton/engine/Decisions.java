package io.baton.engine;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Service;

/** Asks a deployed decision table. */
@Service
public class Decisions {

    private final DecisionService decisions;
    private final ActingPerson acting;

    Decisions(DecisionService decisions, ActingPerson acting) {
        this.decisions = decisions;
        this.acting = acting;
    }

    /**
     * The outputs of the one rule that fires, by output name.
     *
     * @param decisionId the decision's id, in its newest version
     * @param inputs by input name; amounts as {@link java.math.BigDecimal}; null stays null
     * @param personId on whose behalf
     * @throws NoDecision when an input is outside its list or range, so that no rule matches
     */
    public Map<String, Object> decide(String decisionId, Map<String, Object> inputs, String personId) {
        var result = acting.call(personId, () -> decisions
                .evaluateDecisionTableByKey(decisionId)
                .variables(inputs)
                .evaluate());
        if (result.isEmpty()) {
            throw new NoDecision(decisionId, inputs);
        }
        return result.getSingleResult().getEntryMap();
    }
}
