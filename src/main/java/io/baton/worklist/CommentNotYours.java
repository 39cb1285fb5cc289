package io.baton.worklist;

import io.baton.web.Refusal;

/** The person may read the case but has no say in it. */
public class CommentNotYours extends Refusal {

    CommentNotYours() {
        super(Kind.FORBIDDEN, "worklist.comment.notYours");
    }
}
