package io.baton.internalaudit;

import io.baton.web.Refusal;

/** There is no such finding, or none that the person may read. */
class FindingUnknown extends Refusal {

    FindingUnknown(String number) {
        super(Kind.NOT_FOUND, "internalaudit.refusal.findingUnknown", number);
    }
}
