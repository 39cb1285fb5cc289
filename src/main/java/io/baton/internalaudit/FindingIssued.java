package io.baton.internalaudit;

import io.baton.web.Refusal;

/** A finding that was issued is corrected and no longer removed. */
class FindingIssued extends Refusal {

    FindingIssued(int item, String finding) {
        super(Kind.STALE, "internalaudit.refusal.findingIssued", item, finding);
    }
}
