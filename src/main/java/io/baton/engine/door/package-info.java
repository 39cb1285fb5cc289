/**
 * The engine's own doors, for those who know them: Camunda's web apps under {@code /camunda} and its REST API under
 * {@code /engine-rest}. One sign-in, the engine's authorizations, and the same guards as everywhere.
 */
@NullMarked
package io.baton.engine.door;

import org.jspecify.annotations.NullMarked;
