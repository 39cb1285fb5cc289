package io.baton.presales;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a project came to the green channel, or why it did not (R-PS-11).
 *
 * @param cause why it was asked for
 * @param remark what the manager said; null for a major project, which nobody is asked about
 * @param ruledBy account of the manager
 */
record GreenChannel(
        Cause cause, State state, @Nullable String remark, @Nullable String ruledBy, @Nullable Instant ruledAt) {

    enum Cause {
        MAJOR,
        URGENT
    }

    enum State {
        ASKED,
        OPEN,
        DECLINED
    }

    public String messageKey() {
        return "presales.green." + cause.name() + "." + state.name();
    }
}
