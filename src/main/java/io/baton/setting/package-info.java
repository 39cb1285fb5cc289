/** Values that managers change (rulebook [a]): typed, versioned, recorded, with their page. */
@ApplicationModule(allowedDependencies = {"web", "people"})
@NullMarked
package io.baton.setting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
