package io.baton.deadline;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A calendar was to be changed without a reason; for days that have passed that weighs more. */
public class CalendarReasonMissing extends Refusal {

    static final int LONGEST = 1000;

    CalendarReasonMissing(boolean past) {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("reason", "deadline.problem.reason", Integer.toString(LONGEST))),
                past ? "deadline.reasonMissingForPast" : "deadline.reasonMissing");
    }
}
