package io.baton.document.word;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A Word file that cannot be a template, or that would do more on the reader's machine than be read. */
public class WordTemplateRefused extends Refusal {

    WordTemplateRefused(String messageKey, Object... arguments) {
        super(Kind.INVALID, List.of(FieldProblem.of("file", messageKey, arguments)), messageKey, arguments);
    }
}
