package io.baton.project.opportunity;

import io.baton.web.Refusal;

/** Account managers keep opportunities, each of them their own (R-OP-1). */
class OpportunityNotYours extends Refusal {

    OpportunityNotYours() {
        super(Kind.FORBIDDEN, "project.refusal.opportunityNotYours");
    }
}
