package io.baton.notice;

/** How a notice reaches a person. */
public enum Channel {
    /** The page of notices. */
    IN_APP,
    /** The person's mail address. */
    MAIL,
    /** Chat groups of the person's department, by robots. */
    CHAT;

    public String messageKey() {
        return "notice.channel." + name();
    }
}
