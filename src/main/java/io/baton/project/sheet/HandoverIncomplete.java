package io.baton.project.sheet;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What was said about a handing over breaks rules; all of them are named at once. */
class HandoverIncomplete extends Refusal {

    HandoverIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "project.refusal.handoverIncomplete");
    }
}
