package io.baton.contract;

import io.baton.web.Refusal;

/** Only its account manager does this with a contract. */
class ContractManagersOnly extends Refusal {

    ContractManagersOnly() {
        super(Kind.FORBIDDEN, "contract.refusal.contractManagersOnly");
    }
}
