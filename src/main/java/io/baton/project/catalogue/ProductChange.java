package io.baton.project.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue's record of changes.
 *
 * @param before null when the product was new
 * @param by the person's name
 */
record ProductChange(String productId, @Nullable String before, String after, String reason, String by, Instant at) {}
