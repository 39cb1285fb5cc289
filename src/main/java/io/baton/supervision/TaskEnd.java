package io.baton.supervision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How a supervised task ended. */
enum TaskEnd {
    /** It was done. */
    COMPLETED("completed"),
    /** Its flow was withdrawn, cancelled or went another way. */
    CANCELLED("cancelled");

    private final String id;

    TaskEnd(String id) {
        this.id = id;
    }

    /** The value as the model and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "supervision.taskEnd." + id;
    }

    static TaskEnd of(String id) {
        return Arrays.stream(values())
                .filter(end -> end.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not how a task ends: " + id));
    }
}
