package io.baton.contract;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a version of a contract is, or how it ended. */
public enum VersionStatus {
    /** Drafted, before its gates, or with the customer. */
    OPEN("open"),
    SIGNED("signed"),
    /** It was not signed. */
    FAILED("failed"),
    STOPPED("stopped"),
    WITHDRAWN("withdrawn");

    private final String id;

    VersionStatus(String id) {
        this.id = id;
    }

    /** The value as pages and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "contract.version.status." + id;
    }
}
