package io.baton.internalaudit;

import io.baton.web.Refusal;

/** Only the first responsible person names helpers, while the finding is open (R-IA-4). */
class FindingNotYours extends Refusal {

    FindingNotYours() {
        super(Kind.FORBIDDEN, "internalaudit.refusal.findingNotYours");
    }
}
