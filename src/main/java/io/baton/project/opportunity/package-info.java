/** Opportunities, before there is a need: the reserve and what becomes of it (R-OP-1). */
@NamedInterface("opportunity")
@NullMarked
package io.baton.project.opportunity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
