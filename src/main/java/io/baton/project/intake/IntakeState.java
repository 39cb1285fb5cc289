package io.baton.project.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a request is (R-SL-9). */
public enum IntakeState {
    OPEN,
    ACCEPTED,
    RAISED,
    CLOSED;

    /** The value as the API writes it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "project.intake.state." + id();
    }

    /** The value with this id, if there is one. */
    public static Optional<IntakeState> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }
}
