/** How Camunda is configured and guarded, so that the same rules hold at every door. */
@ApplicationModule(allowedDependencies = {"web", "people"})
@NullMarked
package io.baton.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
