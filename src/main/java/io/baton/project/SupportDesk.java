package io.baton.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who supports a need: the support centre or the district's engineer (R-PJ-1). */
public enum SupportDesk {
    CENTRE,
    DISTRICT;

    /** The value as the rulebook, the models and the API write it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
        return "project.supportDesk." + id();
    }

    /** The value with this id, if there is one. */
    public static Optional<SupportDesk> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }
}
