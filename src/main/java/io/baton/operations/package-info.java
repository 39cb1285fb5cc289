/** What stands still, what is tried again and what is due, for those who run Baton. Nothing depends on it. */
@ApplicationModule(allowedDependencies = {"web", "people", "engine", "worklist", "notice :: delivery"})
@NullMarked
package io.baton.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
