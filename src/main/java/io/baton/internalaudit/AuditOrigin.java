package io.baton.internalaudit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Why an audit is held (R-IA-1). */
public enum AuditOrigin {
    REVIEW("review"),
    DELIVERY("delivery"),
    CUSTOMER("customer");

    private final String id;

    AuditOrigin(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException when there is no such value */
    static AuditOrigin of(String id) {
        return Arrays.stream(values())
                .filter(value -> value.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    public String messageKey() {
        return "internalaudit.origin." + id;
    }
}
