package io.baton.project.regrade;

import io.baton.web.Refusal;

/** Somebody else changed the project since the person opened it. */
class ProjectChangedMeanwhile extends Refusal {

    ProjectChangedMeanwhile(String who) {
        super(Kind.STALE, "project.refusal.changedMeanwhile", who);
    }
}
