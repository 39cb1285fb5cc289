package io.baton.operations;

import io.baton.web.Refusal;

/** There is and was no such job. */
class JobUnknown extends Refusal {

    JobUnknown(String jobId) {
        super(Kind.NOT_FOUND, "operations.unknown", jobId);
    }
}
