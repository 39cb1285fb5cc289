package io.baton.project.opportunity;

import io.baton.web.Refusal;

/** It became a need or was dropped, or somebody has just changed it. */
class OpportunityDecided extends Refusal {

    OpportunityDecided() {
        super(Kind.STALE, "project.refusal.opportunityDecided");
    }
}
