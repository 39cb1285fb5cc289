package io.baton.engine.form;

import java.util.Optional;

/**
 * A text for the person, in the small subset of Markdown that {@link TextBlock} reads.
 */
public record FormText(Wording text, Optional<HideCondition> hidden, Place place) implements FormComponent {}
