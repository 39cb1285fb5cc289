/** Needs and projects: number, grade, team; the thread that ties flows together. */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "people",
            "setting",
            "engine",
            "deadline",
            "document",
            "worklist",
            "customer",
            "notice"
        })
@NullMarked
package io.baton.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
