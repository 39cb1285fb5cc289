package io.baton.project;

/** The phases of a project's way, in their order. Only those that a flow implements are shown. */
public enum Phase {
    PRESALES("presales"),
    AUDIT("audit"),
    BID("bid"),
    CONTRACT("contract");

    private final String id;

    Phase(String id) {
        this.id = id;
    }

    /** The value as addresses and pages write it. */
    public String id() {
        return id;
    }

    /** The message with its name. */
    public String messageKey() {
        return "project.phase." + id;
    }
}
