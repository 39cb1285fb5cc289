package io.baton.engine;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/**
 * A model, decision or form holds something that may not run here. {@link #problems()} names the places: the field is the id of
 * the element, or the file when there is none.
 */
public class ModelRefused extends Refusal {

    public ModelRefused(String resource, List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "engine.modelRefused", resource);
    }
}
