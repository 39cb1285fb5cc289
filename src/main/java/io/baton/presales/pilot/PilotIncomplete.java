package io.baton.presales.pilot;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What was entered of a pilot breaks rules; all of them are named at once. */
class PilotIncomplete extends Refusal {

    PilotIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "presales.refusal.pilotIncomplete");
    }
}
