package io.baton.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a need's sites stand (R-PS-3). */
public enum Area {
    CITY,
    COUNTY;

    /** The value as the rulebook, the models and the API write it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "project.area." + id();
    }

    /** The value with this id, if there is one. */
    public static Optional<Area> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }
}
