package io.baton.contract.cancellation;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a cancellation is, or how it ended (R-DL-15). */
enum CancellationStatus {
    /** Centre manager and legal have not both answered. */
    REQUESTED("requested"),
    /** The contract is cancelled; resources and money are accounted for. */
    APPROVED("approved"),
    REFUSED("refused"),
    STOPPED("stopped"),
    DONE("done");

    private final String id;

    CancellationStatus(String id) {
        this.id = id;
    }

    /** The value as pages and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "contract.cancellation.status." + id;
    }

    boolean isOpen() {
        return this == REQUESTED || this == APPROVED;
    }
}
