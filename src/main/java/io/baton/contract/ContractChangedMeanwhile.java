package io.baton.contract;

import io.baton.web.Refusal;

/** Somebody else changed it since the person looked. */
class ContractChangedMeanwhile extends Refusal {

    ContractChangedMeanwhile() {
        super(Kind.STALE, "contract.refusal.contractChangedMeanwhile");
    }
}
