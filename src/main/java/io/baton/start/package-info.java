/**
 * What must be true before Baton runs: a database of its own or a configured one, a schema this version knows, a free port; and
 * one clear sentence with a non-zero exit when something is not. Knows no other module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.baton.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
