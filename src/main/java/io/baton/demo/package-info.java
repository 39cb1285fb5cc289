/** Demo data: real cases of 2011, made by driving the product as people would. Nothing depends on it. */
@ApplicationModule(
        allowedDependencies = {
            "web",
            "people",
            "deadline",
            "engine",
            "document",
            "worklist",
            "customer",
            "project",
            "project :: intake",
            "project :: opportunity",
            "internalaudit",
            "presales",
            "presales :: pilot",
            "supervision",
            "bidding",
            "contract"
        })
@NullMarked
package io.baton.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
