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

    public String id() {
        return id;
    }

    public String messageKey() {
        return "project.phase." + id;
    }
}
