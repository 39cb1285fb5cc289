package io.baton.internalaudit;

import io.baton.web.Refusal;

/** Only what was entered as a customer's finding can be removed. */
class FindingNotEntered extends Refusal {

    FindingNotEntered(int item) {
        super(Kind.INVALID, "internalaudit.refusal.findingNotEntered", item);
    }
}
