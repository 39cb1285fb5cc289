package io.baton.contract;

import io.baton.web.Refusal;

/** A day that the terms promise has passed meanwhile (R-CO-1). */
class TermsOutdated extends Refusal {

    TermsOutdated(String number) {
        super(Kind.INVALID, "contract.refusal.termsOutdated", number);
    }
}
