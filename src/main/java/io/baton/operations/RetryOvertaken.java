package io.baton.operations;

import io.baton.web.Refusal;

/** The job is no longer as the person saw it: somebody is at it, tried it, or it is done; the sentence says who and when. */
class RetryOvertaken extends Refusal {

    RetryOvertaken(String messageKey, Object... arguments) {
        super(Kind.STALE, messageKey, arguments);
    }
}
