package io.baton.internalaudit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;

/** What an audit came to (R-IA-8). */
public enum AuditResult {
    PASSED("passed"),
    PASSED_WITH_ACCEPTED_RISK("passedWithAcceptedRisk"),
    FAILED("failed");

    private final String id;

    AuditResult(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "internalaudit.result." + id;
    }

    /** R-IA-8: one changed solution fails the audit, one accepted risk qualifies its pass. */
    static AuditResult of(Collection<FindingOutcome> outcomes) {
        if (outcomes.contains(FindingOutcome.SOLUTION_CHANGED)) {
            return FAILED;
        }
        return outcomes.contains(FindingOutcome.RISK_ACCEPTED) ? PASSED_WITH_ACCEPTED_RISK : PASSED;
    }
}
