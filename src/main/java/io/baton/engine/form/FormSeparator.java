package io.baton.engine.form;

import java.util.Optional;

/** A line between parts of a form. */
public record FormSeparator(Optional<HideCondition> hidden, Place place) implements FormComponent {}
