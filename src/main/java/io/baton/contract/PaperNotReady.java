package io.baton.contract;

import io.baton.web.Refusal;

/** A contract on paper needs its terms (R-CO-1). */
class PaperNotReady extends Refusal {

    PaperNotReady(String number) {
        super(Kind.NOT_FOUND, "contract.refusal.paperNotReady", number);
    }
}
