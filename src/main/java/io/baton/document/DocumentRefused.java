package io.baton.document;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A file that is not taken: empty, too large, of a kind that is not offered, or with a name that cannot be kept. */
public class DocumentRefused extends Refusal {

    DocumentRefused(String messageKey, Object... arguments) {
        super(Kind.INVALID, List.of(FieldProblem.of("file", messageKey, arguments)), messageKey, arguments);
    }
}
