package io.baton.notice.robot;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** Nothing can be sealed: the operator has given this installation no key, or too short a one. */
public class SecretKeyMissing extends Refusal {

    SecretKeyMissing(int shortest) {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("url", "notice.robot.keyMissing", shortest)),
                "notice.robot.keyMissing",
                shortest);
    }
}
