/** Bidding: tenders, their clauses, bids, bonds and results (rulebook section 6). */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "people",
            "setting",
            "engine",
            "deadline",
            "document",
            "document::excel",
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
