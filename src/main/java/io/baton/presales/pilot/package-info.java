/** Pilots of solutions, from their start to the return of what was lent (R-PS-12). */
@NamedInterface("pilot")
@NullMarked
package io.baton.presales.pilot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
