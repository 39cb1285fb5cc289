package io.baton.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How large a customer is (R-CU-1). */
public enum Size {
    LARGE("large"),
    MEDIUM("medium"),
    SMALL("small");

    private final String id;

    Size(String id) {
        this.id = id;
    }

    /** The value as the rulebook, the models and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "customer.size." + id;
    }

    static Optional<Size> of(String id) {
        return Arrays.stream(values()).filter(size -> size.id.equals(id)).findFirst();
    }
}
