package io.baton.bidding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the bid bond is (R-BD-5). */
enum BondState {
    NONE("none"),
    OPEN("open"),
    RETURNED("returned"),
    FORFEITED("forfeited"),
    NOT_PAID("notPaid");

    private final String id;

    BondState(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "bidding.bond." + id;
    }

    /** The value with this id, if there is one. */
    static Optional<BondState> of(@Nullable String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
