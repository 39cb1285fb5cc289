/** Page shell, navigation, errors, security of the pages and of {@code /api}, languages, idempotency keys. Knows no other module. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.baton.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
