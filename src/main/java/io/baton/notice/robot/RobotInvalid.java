package io.baton.notice.robot;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What was entered about a robot breaks a rule. */
public class RobotInvalid extends Refusal {

    RobotInvalid(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "notice.invalid");
    }
}
