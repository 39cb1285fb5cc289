package io.baton.worklist.approval;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What was entered for an operation can't be accepted. */
class OperationInvalid extends Refusal {

    OperationInvalid(String field, String problemKey, Object... arguments) {
        super(Kind.INVALID, List.of(FieldProblem.of(field, problemKey, arguments)), problemKey, arguments);
    }
}
