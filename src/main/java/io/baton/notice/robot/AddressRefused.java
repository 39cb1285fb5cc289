package io.baton.notice.robot;

/** An address that Baton does not call. */
class AddressRefused extends RuntimeException {

    /** Why. */
    enum Why {
        UNREADABLE,
        NOT_HTTPS,
        CREDENTIALS,
        PORT,
        HOST,
        INTERNAL;

        String messageKey() {
            return "notice.robot.url." + name();
        }
    }

    private final Why why;

    AddressRefused(Why why) {
        super("The address is refused: " + why);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
