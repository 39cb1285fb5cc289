package io.baton.internalaudit;

import java.util.Arrays;

/** What the centre manager decides about a real obstacle (R-IA-6). */
enum ObstacleDecision {
    EXTEND("extend"),
    ACCEPT_RISK("acceptRisk"),
    CHANGE_SOLUTION("changeSolution");

    private final String id;

    ObstacleDecision(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** @throws IllegalArgumentException when there is no such value */
    static ObstacleDecision of(String id) {
        return Arrays.stream(values())
                .filter(value -> value.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }
}
