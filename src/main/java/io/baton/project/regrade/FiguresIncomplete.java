package io.baton.project.regrade;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** Corrected figures break rules; all of them are named at once. */
class FiguresIncomplete extends Refusal {

    FiguresIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "project.refusal.figuresIncomplete");
    }
}
