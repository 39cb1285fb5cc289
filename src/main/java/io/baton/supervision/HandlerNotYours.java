package io.baton.supervision;

import io.baton.web.Refusal;

/** Only who has the step chooses the handler. */
class HandlerNotYours extends Refusal {

    HandlerNotYours() {
        super(Kind.FORBIDDEN, "supervision.refusal.handlerNotYours");
    }
}
