package io.baton.notice;

import io.baton.web.Refusal;

/** There is no such notice, or it is somebody else's. */
public class NoticeNotFound extends Refusal {

    NoticeNotFound() {
        super(Kind.NOT_FOUND, "notice.unknown");
    }
}
