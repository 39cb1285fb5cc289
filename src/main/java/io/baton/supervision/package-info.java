/** Supervision (R-SL-4, R-SL-6): each task that is late, or about to be, is warned of, assigned, handled, checked and closed. */
@ApplicationModule(
        allowedDependencies = {"web", "people", "setting", "engine", "deadline", "worklist", "notice", "project"})
@NullMarked
package io.baton.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
