package io.baton.worklist.approval;

import io.baton.web.Refusal;

/** There is no such question, or the person may not know that there is. */
class MaterialUnknown extends Refusal {

    MaterialUnknown() {
        super(Kind.NOT_FOUND, "worklist.materialUnknown");
    }
}
