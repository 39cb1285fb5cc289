package io.baton.internalaudit;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far an audit is. */
enum AuditStatus {
    AUDITING("auditing"),
    CORRECTING("correcting"),
    CONCLUDING("concluding"),
    CLOSED("closed"),
    CANCELLED("cancelled");

    private final String id;

    AuditStatus(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "internalaudit.status." + id;
    }

    boolean isOver() {
        return this == CLOSED || this == CANCELLED;
    }
}
