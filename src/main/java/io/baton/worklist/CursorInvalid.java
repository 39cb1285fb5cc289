package io.baton.worklist;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** The place to continue from is not one that a page of this order gave. */
class CursorInvalid extends Refusal {

    CursorInvalid() {
        super(Kind.INVALID, List.of(FieldProblem.of("after", "worklist.cursorInvalid")), "worklist.cursorInvalid");
    }
}
