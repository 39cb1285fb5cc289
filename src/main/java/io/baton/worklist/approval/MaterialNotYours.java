package io.baton.worklist.approval;

import io.baton.web.Refusal;

/** Somebody else was asked, or has the task. */
class MaterialNotYours extends Refusal {

    MaterialNotYours(String messageKey) {
        super(Kind.FORBIDDEN, messageKey);
    }
}
