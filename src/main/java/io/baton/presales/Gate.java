package io.baton.presales;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Who judges a solution (R-PS-5). */
enum Gate {
    TECHNICAL("technical"),
    COMMERCIAL("commercial"),
    SECURITY("security"),
    AUDIT("audit");

    private final String id;

    Gate(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException when there is no such value */
    static Gate of(String id) {
        return Arrays.stream(values())
                .filter(value -> value.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    public String messageKey() {
        return "presales.gate." + id;
    }
}
