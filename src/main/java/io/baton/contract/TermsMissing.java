package io.baton.contract;

import io.baton.web.Refusal;

/** A contract cannot be judged before its terms were entered (R-CO-1). */
class TermsMissing extends Refusal {

    TermsMissing(String number) {
        super(Kind.INVALID, "contract.refusal.termsMissing", number);
    }
}
