package io.baton.engine.guard;

import io.baton.web.FieldProblem;
import java.util.List;

/** Judges a {@code .form} file at deployment, beyond what {@link ModelGuard} judges of any JSON. */
public interface FormInspection {

    /** What may not stand in this form; the field of a problem is the component's id. Empty when all is well. */
    List<FieldProblem> inspect(String resource, byte[] form);
}
