package io.baton.deadline;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A calendar file that can't be taken as it is; every bad line is named, and nothing of it was taken. */
public class CalendarFileRefused extends Refusal {

    CalendarFileRefused(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "deadline.fileRefused");
    }
}
