package io.baton.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How well a customer's traffic must be kept apart (R-PS-3). */
public enum SecurityLevel {
    HIGH,
    NORMAL,
    LOW;

    /** The value as the rulebook, the models and the API write it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "project.securityLevel." + id();
    }

    /** The value with this id, if there is one. */
    public static Optional<SecurityLevel> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }
}
