package io.baton.bidding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a bid is, or how it ended (R-BD-2, R-BD-5, R-BD-7, R-PS-9). */
public enum TenderStatus {
    PREPARING("preparing"),
    SUBMITTED("submitted"),
    WON("won"),
    LOST("lost"),
    VOID("void"),
    DECLINED("declined"),
    MISSED("missed"),
    WITHDRAWN("withdrawn"),
    CANCELLED("cancelled");

    private final String id;

    TenderStatus(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "bidding.status." + id;
    }

    boolean isOver() {
        return this != PREPARING && this != SUBMITTED;
    }

    /** The value with this id, if there is one. */
    static Optional<TenderStatus> of(@Nullable String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
