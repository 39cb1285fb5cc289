/** Correcting the figures from which a project's grade follows, and deciding the grade anew (R-PJ-1). */
@NamedInterface("regrade")
@NullMarked
package io.baton.project.regrade;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
