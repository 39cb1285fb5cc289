/** Bidding: tenders, their clauses, bids, bonds and results (rulebook section 6). */
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
            "internalaudit"
        })
@NullMarked
package io.baton.bidding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
