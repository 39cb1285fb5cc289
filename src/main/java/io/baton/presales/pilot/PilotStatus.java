package io.baton.presales.pilot;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a pilot is. */
public enum PilotStatus {
    RUNNING("running"),
    /** It is decided; what was lent has not all come back. */
    RETURNING("returning"),
    ENDED("ended");

    private final String id;

    PilotStatus(String id) {
        this.id = id;
    }

    /** The value as the API writes it. */
    @JsonValue
    public String id() {
        return id;
    }
}
