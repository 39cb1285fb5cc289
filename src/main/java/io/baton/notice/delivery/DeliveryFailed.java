package io.baton.notice.delivery;

/** The other side did not take a message. The reason is shown to administrators and holds no secret. */
public class DeliveryFailed extends RuntimeException {

    private final boolean hopeless;

    private DeliveryFailed(String reason, boolean hopeless) {
        super(reason);
        this.hopeless = hopeless;
    }

    /** Trying again may help. */
    public static DeliveryFailed now(String reason) {
        return new DeliveryFailed(reason, false);
    }

    /** Trying again does not help until somebody mends the cause. */
    public static DeliveryFailed untilMended(String reason) {
        return new DeliveryFailed(reason, true);
    }

    boolean hopeless() {
        return hopeless;
    }
}
