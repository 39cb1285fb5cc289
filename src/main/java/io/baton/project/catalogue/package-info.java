/** The catalogue of products and the scenarios they serve (R-PS-14). */
@NamedInterface("catalogue")
@NullMarked
package io.baton.project.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
