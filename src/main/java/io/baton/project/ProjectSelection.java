package io.baton.project;

/** Which projects an overview counts and lists, and by which moment they belong to a period (K-1, K-2). */
public enum ProjectSelection {
    /** Needs raised in the period, withdrawn ones included (R-PS-8). */
    RAISED("p.raised_at", "true"),
    /** Those of them that are signed by now, whenever that was; a contract cancelled later stays signed (R-PS-8, R-DL-15). */
    RAISED_AND_SIGNED("p.raised_at", "p.signed_at is not null"),
    /** Those of them that were withdrawn (R-PS-9). */
    RAISED_AND_WITHDRAWN("p.raised_at", "p.status = 'WITHDRAWN'"),
    /** Projects signed in the period, whenever they were raised. */
    SIGNED("p.signed_at", "true"),
    /** Those of them whose contract was cancelled since (R-DL-15). */
    SIGNED_AND_CANCELLED("p.signed_at", "p.status = 'CANCELLED'");

    private final String moment;
    private final String condition;

    ProjectSelection(String moment, String condition) {
        this.moment = moment;
        this.condition = condition;
    }

    /** The column of the moment, of the project {@code p}. */
    String moment() {
        return moment;
    }

    /** What else must hold of the project {@code p}, as SQL. */
    String condition() {
        return condition;
    }
}
