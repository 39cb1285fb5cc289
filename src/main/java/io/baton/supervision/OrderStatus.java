package io.baton.supervision;

import com.fasterxml.jackson.annotation.JsonValue;

/** For what an order waits. */
enum OrderStatus {
    ASSIGNING("assigning"),
    HANDLING("handling"),
    CHECKING("checking"),
    CLOSED("closed");

    private final String id;

    OrderStatus(String id) {
        this.id = id;
    }

    /** The value as the API writes it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "supervision.status." + id;
    }
}
