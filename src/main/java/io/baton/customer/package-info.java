/** Customers and their class (R-CU-1). */
@ApplicationModule(allowedDependencies = {"web", "people", "setting", "engine", "worklist"})
@NullMarked
package io.baton.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
