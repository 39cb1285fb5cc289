package io.baton.engine;

import io.baton.web.Refusal;
import java.util.Map;

/** No rule of a decision matches: an input is outside its list or range. */
public class NoDecision extends Refusal {

    NoDecision(String decisionId, Map<String, Object> inputs) {
        super(Kind.INVALID, "engine.noDecision", decisionId, inputs.toString());
    }
}
