package io.baton.project.intake;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A request that was taken down breaks rules; all of them are named at once. */
class IntakeIncomplete extends Refusal {

    IntakeIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "project.refusal.needIncomplete");
    }
}
