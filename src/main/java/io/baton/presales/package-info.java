/** The presales review: solutions, gates, rounds (rulebook section 4). */
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
            "project :: catalogue",
            "project :: intake",
            "project :: opportunity",
            "project :: regrade",
            "project :: sheet",
            "internalaudit",
            "bidding"
        })
@NullMarked
package io.baton.presales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
