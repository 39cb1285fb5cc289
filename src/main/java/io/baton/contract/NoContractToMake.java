package io.baton.contract;

import io.baton.web.Refusal;

/** The project is not where a contract is made, or one is being made already. */
class NoContractToMake extends Refusal {

    NoContractToMake(String number) {
        super(Kind.STALE, "contract.refusal.noContractToMake", number);
    }
}
