package io.baton.project.intake;

import org.jspecify.annotations.Nullable;

/**
 * Which requests are looked for.
 *
 * @param text stands in the customer, the contact or what is asked for; null for any
 * @param state an {@link IntakeState} id; null for all that nobody closed
 */
record IntakeFilter(@Nullable String text, @Nullable String state) {}
