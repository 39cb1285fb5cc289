package io.baton.presales;

import io.baton.web.Refusal;

/** The design cannot be completed before a version of the solution was saved. */
class SolutionMissing extends Refusal {

    SolutionMissing(String projectNumber) {
        super(Kind.INVALID, "presales.refusal.solutionMissing", projectNumber);
    }
}
