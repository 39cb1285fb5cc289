package io.baton.operations;

import io.baton.web.Refusal;

/** Only administrators see and mend what the engine does by itself. */
class OperationsForbidden extends Refusal {

    OperationsForbidden() {
        super(Kind.FORBIDDEN, "operations.forbidden");
    }
}
