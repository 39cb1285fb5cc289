package io.baton.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How far a project is: its presales review runs, how that or the bid ended, or what became of its contract (R-PS-8, R-PS-9, R-CO-1, R-DL-15). */
public enum ProjectStatus {
    PRESALES("presales"),
    TO_BID("toBid"),
    TO_CONTRACT("toContract"),
    SIGNED("signed"),
    CANCELLED("cancelled"),
    LOST("lost"),
    REJECTED("rejected"),
    STOPPED("stopped"),
    WITHDRAWN("withdrawn");

    private final String id;

    ProjectStatus(String id) {
        this.id = id;
    }

    /** The value as the models and the API write it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "project.status." + id;
    }

    /** Whether the need can still be withdrawn: nothing is signed, and it was not lost, refused or withdrawn before (R-PS-9). */
    public boolean isWithdrawable() {
        return this == PRESALES || this == TO_BID || this == TO_CONTRACT;
    }

    /** The value with this id, if there is one. */
    public static Optional<ProjectStatus> of(String id) {
        return Arrays.stream(values()).filter(status -> status.id.equals(id)).findFirst();
    }
}
