package io.baton.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a contract is, or how it ended (R-CO-1, R-DL-15, R-PS-9). One past its last day is still signed: the end is a date. */
public enum ContractStatus {
    DRAFTING("drafting"),
    SIGNED("signed"),
    CANCELLED("cancelled"),
    /** It was not signed. */
    FAILED("failed"),
    WITHDRAWN("withdrawn"),
    /** Stopped by its account manager before it was signed; the project may be contracted again. */
    STOPPED("stopped");

    private final String id;

    ContractStatus(String id) {
        this.id = id;
    }

    /** The value as pages and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "contract.status." + id;
    }

    /** The value with this id, if there is one. */
    public static Optional<ContractStatus> of(@Nullable String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
