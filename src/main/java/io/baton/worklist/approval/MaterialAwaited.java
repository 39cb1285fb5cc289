package io.baton.worklist.approval;

import io.baton.web.Refusal;

/** The task waits for an answer: it can be completed when that came, or when the question is withdrawn. */
class MaterialAwaited extends Refusal {

    /** @param of the name of who was asked */
    MaterialAwaited(String of) {
        super(Kind.INVALID, "worklist.materialAwaited", of);
    }
}
