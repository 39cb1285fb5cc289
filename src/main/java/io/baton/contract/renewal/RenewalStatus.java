package io.baton.contract.renewal;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far the renewal of a term is, or how it ended (R-CU-3). */
enum RenewalStatus {
    RUNNING("running"),
    /** An amendment was opened that extends the contract. */
    EXTENDED("extended"),
    NEW_NEED("newNeed"),
    NOT_RENEWED("notRenewed"),
    /** The contract was cancelled, or its end was moved: there is no such term any more. */
    SUPERSEDED("superseded"),
    /** The amendment was not signed, or left the end as it is: the term is renewed anew. */
    LAPSED("lapsed");

    private final String id;

    RenewalStatus(String id) {
        this.id = id;
    }

    /** The value as pages write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "contract.renewal.status." + id;
    }
}
