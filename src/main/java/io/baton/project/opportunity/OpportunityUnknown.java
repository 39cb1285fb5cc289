package io.baton.project.opportunity;

import io.baton.web.Refusal;

/** There is no such opportunity, or the person may not read it. */
class OpportunityUnknown extends Refusal {

    OpportunityUnknown(long id) {
        super(Kind.NOT_FOUND, "project.refusal.opportunityUnknown", id);
    }
}
