package io.baton.internalaudit;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a finding is still being corrected. */
enum FindingStatus {
    OPEN("open"),
    CLOSED("closed"),
    CANCELLED("cancelled");

    private final String id;

    FindingStatus(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "internalaudit.findingStatus." + id;
    }
}
