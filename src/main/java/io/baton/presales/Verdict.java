package io.baton.presales;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a gate says of a solution version (R-PS-5). */
enum Verdict {
    APPROVE("approve"),
    REWORK("rework"),
    REJECT("reject");

    private final String id;

    Verdict(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException when there is no such value */
    static Verdict of(String id) {
        return Arrays.stream(values())
                .filter(value -> value.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    public String messageKey() {
        return "presales.verdict." + id;
    }
}
