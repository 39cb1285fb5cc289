package io.baton.contract.cancellation;

import io.baton.web.Refusal;

/** Only the account manager of a contract asks for its cancellation (R-DL-15). */
class CancellationNotYours extends Refusal {

    CancellationNotYours(String number) {
        super(Kind.FORBIDDEN, "contract.refusal.cancellationNotYours", number);
    }
}
