package io.baton.presales.pilot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something lent for a pilot (R-PS-12).
 *
 * @param piece counts from 1 in each pilot
 * @param condition how it came back; null while it is with the customer
 * @param remark what is to be said of its condition
 */
record Equipment(
        int piece,
        String what,
        @Nullable String serial,
        int quantity,
        String lentBy,
        Instant lentAt,
        @Nullable Condition condition,
        @Nullable String remark,
        @Nullable String returnedBy,
        @Nullable Instant returnedAt) {

    /** How a piece came back. One that is lost counts as returned with that remark, else a pilot would never end. */
    enum Condition {
        INTACT("intact"),
        DAMAGED("damaged"),
        LOST("lost");

        private final String id;

        Condition(String id) {
            this.id = id;
        }

        /** The value as the pages and the API write it. */
        @JsonValue
        public String id() {
            return id;
        }

        public String messageKey() {
            return "presales.pilot.condition." + id;
        }

        static Optional<Condition> of(@Nullable String id) {
            return Arrays.stream(values())
                    .filter(condition -> condition.id.equals(id))
                    .findFirst();
        }
    }

    public boolean isOut() {
        return condition == null;
    }
}
