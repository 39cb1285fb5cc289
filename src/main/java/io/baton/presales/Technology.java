package io.baton.presales;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** An access technology (R-PS-3). */
public enum Technology {
    MSTP("MSTP"),
    IPRAN("IPRAN"),
    IPRAN_OTN("IPRAN-OTN"),
    MPLS_VPN("MPLS-VPN");

    private final String id;

    Technology(String id) {
        this.id = id;
    }

    /** The value as the models, the forms and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException when there is no such value */
    public static Technology of(String id) {
        return Arrays.stream(values())
                .filter(value -> value.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    /** Whether it is carried by an access ring of the IP RAN (R-PS-13). */
    public boolean joinsARing() {
        return this == IPRAN || this == IPRAN_OTN;
    }

    public String messageKey() {
        return "presales.technology." + id;
    }
}
