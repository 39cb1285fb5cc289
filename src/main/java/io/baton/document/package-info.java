/** Attachments: content-addressed, with their digest, streamed to and from PostgreSQL. */
@ApplicationModule(allowedDependencies = {"web", "people", "setting"})
@NullMarked
package io.baton.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
