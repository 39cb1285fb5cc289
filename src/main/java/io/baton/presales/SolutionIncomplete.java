package io.baton.presales;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A solution breaks rules; all of them are named at once. */
class SolutionIncomplete extends Refusal {

    SolutionIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "presales.refusal.solutionIncomplete");
    }
}
