package io.baton.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A customer's sector, as the decisions {@code customerClass} and {@code accessTechnology} know it (R-CU-1). */
public enum Sector {
    PARTY_GOVERNMENT_MILITARY("party-government-military"),
    JUSTICE("justice"),
    MEDIA("media"),
    FINANCE("finance"),
    KEY_INDUSTRY("key-industry"),
    OTHER("other");

    private final String id;

    Sector(String id) {
        this.id = id;
    }

    /** The value as the rulebook, the models and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "customer.sector." + id;
    }

    static Optional<Sector> of(String id) {
        return Arrays.stream(values()).filter(sector -> sector.id.equals(id)).findFirst();
    }
}
