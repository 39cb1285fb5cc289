/** Baton (接力): the workflow application for a carrier's government and enterprise customers. */
@NullMarked
package io.baton;

import org.jspecify.annotations.NullMarked;
