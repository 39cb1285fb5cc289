/** What people see as tasks: the read model, the lists, the task page, claiming and completing. */
@ApplicationModule(
        allowedDependencies = {"web", "people", "setting", "engine", "engine :: form", "deadline", "document"})
@NullMarked
package io.baton.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
