package io.baton.presales.pilot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How a pilot ends; an extension is none, it only moves the end (R-PS-12). */
public enum PilotOutcome {
    CONVERT("convert"),
    STOP("stop");

    private final String id;

    PilotOutcome(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException when there is no such value */
    static PilotOutcome of(String id) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }
}
