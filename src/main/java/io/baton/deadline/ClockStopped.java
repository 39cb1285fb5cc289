package io.baton.deadline;

import io.baton.web.Refusal;

/** The task's clock stands still already. */
public class ClockStopped extends Refusal {

    ClockStopped() {
        super(Kind.STALE, "deadline.clockStopped");
    }
}
