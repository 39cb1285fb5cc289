package io.baton.notice.delivery;

import io.baton.web.Refusal;

/** The message does not exist, or is no dead letter any more: somebody else has sent it again. */
public class NoSuchDeadLetter extends Refusal {

    NoSuchDeadLetter() {
        super(Kind.NOT_FOUND, "notice.deadLetter.unknown");
    }
}
