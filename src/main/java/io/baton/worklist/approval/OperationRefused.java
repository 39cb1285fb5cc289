package io.baton.worklist.approval;

import io.baton.web.Refusal;

/** The rules don't allow this person the operation on this task now. */
class OperationRefused extends Refusal {

    OperationRefused(Operation operation) {
        super(Kind.FORBIDDEN, operation.messageKey() + ".refused");
    }
}
