/** What people are told: on their page of notices, by mail and by the robots of chat groups; and the outbox under it. */
@ApplicationModule(allowedDependencies = {"web", "people", "setting", "engine", "deadline", "worklist"})
@NullMarked
package io.baton.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
