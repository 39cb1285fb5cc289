package io.baton.contract;

import io.baton.web.Refusal;

/** There is no such contract, or the person may not know that there is. */
public class ContractUnknown extends Refusal {

    ContractUnknown(String number) {
        super(Kind.NOT_FOUND, "contract.refusal.contractUnknown", number);
    }
}
