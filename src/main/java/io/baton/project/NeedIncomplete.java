package io.baton.project;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A need breaks rules; all of them are named at once. */
public class NeedIncomplete extends Refusal {

    public NeedIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "project.refusal.needIncomplete");
    }
}
