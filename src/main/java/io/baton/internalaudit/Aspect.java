package io.baton.internalaudit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a checklist asks about (R-IA-3). */
enum Aspect {
    NEED("need"),
    FEASIBILITY("feasibility"),
    RESOURCES("resources"),
    COST_AND_PRICE("costAndPrice"),
    RISK("risk"),
    SECURITY("security"),
    DELIVERY_PLAN("deliveryPlan");

    private final String id;

    Aspect(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException when there is no such value */
    static Aspect of(String id) {
        return Arrays.stream(values())
                .filter(value -> value.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    public String messageKey() {
        return "internalaudit.aspect." + id;
    }
}
