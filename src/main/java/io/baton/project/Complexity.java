package io.baton.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How complex a need is (R-PJ-1). */
public enum Complexity {
    LOW,
    MEDIUM,
    HIGH;

    /** The value as the rulebook, the models and the API write it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "project.complexity." + id();
    }

    /** The value with this id, if there is one. */
    public static Optional<Complexity> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }
}
