package io.baton.contract;

import io.baton.web.Refusal;

/** Only who drafts it now changes the terms, clauses and drafts of a contract; it stands still while it is judged and signed. */
class ContractNotYours extends Refusal {

    ContractNotYours() {
        super(Kind.FORBIDDEN, "contract.refusal.contractNotYours");
    }
}
