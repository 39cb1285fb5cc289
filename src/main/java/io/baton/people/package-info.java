/** Accounts, groups, the department tree, separation of duties and the permission decision; the only user store. */
@ApplicationModule(allowedDependencies = {"web", "start"})
@NullMarked
package io.baton.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
