package io.baton.contract.cancellation;

import io.baton.web.Refusal;

/** A contract has one open cancellation at a time (R-DL-15). */
class CancellationOpen extends Refusal {

    CancellationOpen(String number) {
        super(Kind.STALE, "contract.refusal.cancellationOpen", number);
    }
}
