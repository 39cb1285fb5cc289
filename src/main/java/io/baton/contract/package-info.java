/** Contracts with customers: their versions, the gates those pass, their signature and what becomes of them (R-CO-1). */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "people",
            "setting",
            "engine",
            "deadline",
            "document",
            "document :: word",
            "worklist",
            "notice",
            "customer",
            "project",
            "bidding"
        })
@NullMarked
package io.baton.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
