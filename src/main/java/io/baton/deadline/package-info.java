/** The working calendar and the due times of tasks (R-SL-1, R-SL-2). */
@ApplicationModule(allowedDependencies = {"web", "people", "setting", "engine"})
@NullMarked
package io.baton.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
