package io.baton.internalaudit;

import io.baton.web.Refusal;

/** Only who started an audit cancels it, while it is open and with a reason. */
class CancellationRefused extends Refusal {

    CancellationRefused() {
        super(Kind.FORBIDDEN, "internalaudit.refusal.cancellationRefused");
    }
}
