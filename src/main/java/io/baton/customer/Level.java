package io.baton.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** On which administrative level a customer stands (R-CU-1). */
public enum Level {
    NATIONAL("national"),
    PROVINCE("province"),
    PREFECTURE("prefecture"),
    COUNTY("county"),
    NONE("none");

    private final String id;

    Level(String id) {
        this.id = id;
    }

    /** The value as the rulebook, the models and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "customer.level." + id;
    }

    static Optional<Level> of(String id) {
        return Arrays.stream(values()).filter(level -> level.id.equals(id)).findFirst();
    }
}
