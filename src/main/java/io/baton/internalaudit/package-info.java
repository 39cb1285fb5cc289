/** Internal audit: checklists, findings and their correction, each nonconformity a process of its own (rulebook section 5). */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "people",
            "setting",
            "engine",
            "deadline",
            "document",
            "worklist",
            "notice",
            "customer",
            "project",
            "project :: sheet"
        })
@NullMarked
package io.baton.internalaudit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
