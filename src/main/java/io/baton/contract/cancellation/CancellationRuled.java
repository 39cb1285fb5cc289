package io.baton.contract.cancellation;

import io.baton.web.Refusal;

/** After the ruling, or without a request, there is nothing left to stop (R-DL-15). */
class CancellationRuled extends Refusal {

    CancellationRuled(String number) {
        super(Kind.STALE, "contract.refusal.cancellationRuled", number);
    }
}
