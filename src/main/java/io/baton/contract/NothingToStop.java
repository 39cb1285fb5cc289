package io.baton.contract;

import io.baton.web.Refusal;

/** No version of the contract is open that could be stopped. */
class NothingToStop extends Refusal {

    NothingToStop(String number) {
        super(Kind.STALE, "contract.refusal.nothingToStop", number);
    }
}
