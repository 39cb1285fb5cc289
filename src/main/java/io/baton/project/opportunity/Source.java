package io.baton.project.opportunity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an opportunity was found. */
public enum Source {
    VISIT,
    TENDER,
    PARTNER,
    CONTRACT,
    OTHER;

    /** The value as the API writes it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "project.source." + id();
    }

    /** The value with this id, if there is one. */
    public static Optional<Source> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }
}
