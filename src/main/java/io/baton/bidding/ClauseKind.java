package io.baton.bidding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens when a clause is not met (R-BD-2). */
enum ClauseKind {
    MUST("must"),
    SCORE("score");

    private final String id;

    ClauseKind(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "bidding.kind." + id;
    }

    /** The value with this id, if there is one. */
    static Optional<ClauseKind> of(@Nullable String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }
}
