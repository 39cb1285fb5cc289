package io.baton.deadline;

/** Why a due time was worked out anew (R-CU-4). */
public enum DueCause {
    CALENDAR,
    SETTING,
    CUSTOMER_CLASS,
    PROJECT,
    DEADLINE,
    HOLD;

    /** Leads to the words. */
    public String messageKey() {
        return "deadline.cause." + name();
    }
}
