package io.baton.presales;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What the gates' answers come to: a reject beats a rework, and a gate that was added must still answer (R-PS-5). */
enum RoundOutcome {
    APPROVED("approved"),
    REWORK("rework"),
    REJECTED("rejected"),
    SECURITY_MISSING("securityMissing");

    private final String id;

    RoundOutcome(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException when there is no such value */
    static RoundOutcome of(String id) {
        return Arrays.stream(values())
                .filter(value -> value.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    public String messageKey() {
        return "presales.outcome." + id;
    }
}
