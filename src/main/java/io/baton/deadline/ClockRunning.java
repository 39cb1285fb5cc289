package io.baton.deadline;

import io.baton.web.Refusal;

/** The task's clock is running, so it can't be started again. */
public class ClockRunning extends Refusal {

    ClockRunning() {
        super(Kind.STALE, "deadline.clockRunning");
    }
}
