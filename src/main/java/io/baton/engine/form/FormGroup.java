package io.baton.engine.form;

import java.util.List;
import java.util.Optional;

/**
 * Components that belong together.
 *
 * @param label the heading; may be empty
 */
public record FormGroup(Wording label, Optional<HideCondition> hidden, Place place, List<FormComponent> components)
        implements FormComponent {

    public FormGroup {
        components = List.copyOf(components);
    }
}
