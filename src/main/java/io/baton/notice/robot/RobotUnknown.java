package io.baton.notice.robot;

import io.baton.web.Refusal;

/** There is no such robot. */
public class RobotUnknown extends Refusal {

    RobotUnknown() {
        super(Kind.NOT_FOUND, "notice.robot.unknown");
    }
}
