/** Figures that managers read, over all flows, with the cases behind them (rulebook section 11). Nothing depends on it. */
@ApplicationModule(allowedDependencies = {"web", "people", "setting", "document :: excel", "project", "bidding"})
@NullMarked
package io.baton.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
