package io.baton.internalaudit;

import io.baton.web.Refusal;

/** There is no such question. */
class QuestionUnknown extends Refusal {

    QuestionUnknown(int question) {
        super(Kind.NOT_FOUND, "internalaudit.refusal.questionUnknown", question);
    }
}
