package io.baton.supervision;

import io.baton.web.Refusal;

/** An order is assigned to somebody. */
class HandlerMissing extends Refusal {

    HandlerMissing(String number) {
        super(Kind.INVALID, "supervision.refusal.handlerMissing", number);
    }
}
