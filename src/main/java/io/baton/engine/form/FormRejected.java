package io.baton.engine.form;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What was submitted breaks rules of the form; {@link #problems()} names each field. */
public class FormRejected extends Refusal {

    FormRejected(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "engine.form.rejected");
    }
}
