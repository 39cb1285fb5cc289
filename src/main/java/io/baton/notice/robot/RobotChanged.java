package io.baton.notice.robot;

import io.baton.web.Refusal;

/** Somebody else changed the robot since the page was opened. */
public class RobotChanged extends Refusal {

    RobotChanged(String by) {
        super(Kind.STALE, "notice.robot.stale", by);
    }
}
