package io.baton.worklist.approval;

import io.baton.web.Refusal;

/** There is no operation of that name. */
class OperationUnknown extends Refusal {

    OperationUnknown() {
        super(Kind.NOT_FOUND, "worklist.operationUnknown");
    }
}
