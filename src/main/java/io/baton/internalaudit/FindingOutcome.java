package io.baton.internalaudit;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a finding ended (R-IA-5, R-IA-6). */
enum FindingOutcome {
    CORRECTED("corrected"),
    RISK_ACCEPTED("riskAccepted"),
    SOLUTION_CHANGED("solutionChanged");

    private final String id;

    FindingOutcome(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "internalaudit.outcome." + id;
    }
}
