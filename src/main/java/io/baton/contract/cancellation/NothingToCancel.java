package io.baton.contract.cancellation;

import io.baton.web.Refusal;

/** Only a signed contract can be cancelled (R-DL-15). */
class NothingToCancel extends Refusal {

    NothingToCancel(String number) {
        super(Kind.STALE, "contract.refusal.nothingToCancel", number);
    }
}
