package io.baton.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did or said about a contract.
 *
 * @param entry counts from 1 within the contract
 * @param version of the contract that it is about
 * @param round in which a gate answered; null of other entries
 * @param answer what was decided, where the step asks for it
 * @param digest of what the gate judged, 64 hexadecimal digits
 * @param withdrawnAt when its author took it back
 */
record ContractEntry(
        int entry,
        int version,
        @Nullable Integer round,
        Kind kind,
        @Nullable String answer,
        String text,
        @Nullable String digest,
        @Nullable Instant withdrawnAt,
        String by,
        Instant at) {

    /** What it is about. */
    enum Kind {
        AMENDED,
        DRAFTED,
        LEGAL,
        COMMERCIAL,
        FINANCE,
        SENT_BACK,
        SIGNED,
        NOT_SIGNED,
        STOPPED
    }

    /** Leads to the words for it. */
    public String messageKey() {
        return "contract.entry." + kind + (answer == null ? "" : "." + answer);
    }

    boolean counts() {
        return withdrawnAt == null;
    }
}
