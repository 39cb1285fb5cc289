/** The auditors' side: the evidence of who did what, when, why and under which version, written in the act's own transaction. */
@ApplicationModule(allowedDependencies = {"web", "people", "engine", "worklist"})
@NullMarked
package io.baton.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
