package io.baton.worklist;

import io.baton.web.Refusal;

/** There is no such case, or the person may not know that there is. */
class CaseNotFound extends Refusal {

    CaseNotFound() {
        super(Kind.NOT_FOUND, "worklist.sheet.notFound");
    }
}
