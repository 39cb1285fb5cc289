package io.baton.internalaudit;

import io.baton.web.Refusal;

/** An audit is cancelled with a reason only. */
class ReasonMissing extends Refusal {

    ReasonMissing() {
        super(Kind.INVALID, "internalaudit.refusal.reasonMissing");
    }
}
