package io.baton.operations;

import io.baton.web.Refusal;

/** As many retries as may are running; a job that hangs keeps its place until it ends. */
class TooManyRetries extends Refusal {

    TooManyRetries(int limit) {
        super(Kind.TOO_MUCH, "operations.tooMany", limit);
    }
}
