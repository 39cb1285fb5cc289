package io.baton.internalaudit;

import io.baton.web.Refusal;

/** Somebody else changed the question since the person saw it. */
class QuestionChangedMeanwhile extends Refusal {

    QuestionChangedMeanwhile() {
        super(Kind.STALE, "internalaudit.refusal.questionChangedMeanwhile");
    }
}
