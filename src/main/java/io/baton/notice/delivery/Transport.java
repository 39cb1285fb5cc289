package io.baton.notice.delivery;

/** A way out of the house. */
public interface Transport {

    /** The ways there are. */
    enum Kind {
        MAIL,
        CHAT;

        public String messageKey() {
            return "notice.transport." + name();
        }
    }

    Kind kind();

    /**
     * Hands the message over; returns only when the other side has taken it.
     *
     * @throws DeliveryFailed when it has not, with a reason that holds no secret
     */
    void send(Delivery delivery);
}
