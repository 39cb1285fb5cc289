package io.baton.presales;

import io.baton.web.Refusal;
import java.time.Instant;

/** Somebody else saved a version since the person opened the solution. */
class SolutionChangedMeanwhile extends Refusal {

    SolutionChangedMeanwhile(String who, Instant when) {
        super(Kind.STALE, "presales.refusal.solutionChangedMeanwhile", who, when);
    }
}
