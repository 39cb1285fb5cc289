package io.baton.worklist;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A comment is empty or too long. */
class CommentInvalid extends Refusal {

    CommentInvalid(String messageKey, int longest) {
        super(Kind.INVALID, List.of(FieldProblem.of("text", messageKey, longest)), messageKey, longest);
    }
}
