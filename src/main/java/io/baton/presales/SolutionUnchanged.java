package io.baton.presales;

import io.baton.web.Refusal;

/** After a rework the design cannot be completed with the version that was judged before (R-PS-5). */
class SolutionUnchanged extends Refusal {

    SolutionUnchanged(int version, String projectNumber) {
        super(Kind.INVALID, "presales.refusal.solutionUnchanged", version, projectNumber);
    }
}
