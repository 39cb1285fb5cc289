package io.baton.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who asked: the customer, or the front line or another department (R-SL-2). */
public enum RequestKind {
    CUSTOMER,
    FRONTLINE;

    /** The value as the rulebook, the models and the API write it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "project.requestKind." + id();
    }

    /** The value with this id, if there is one. */
    public static Optional<RequestKind> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }
}
