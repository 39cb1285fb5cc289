package io.baton.project.opportunity;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reserve of whom the reader may see (R-OP-1).
 *
 * @param stages in the order of the way to the contract
 * @param weekTarget CNY per year of new opportunities that a week shall bring
 * @param weekActual what this week, from Monday, has brought
 * @param conversion percent of the decided opportunities that became needs; null when none is decided
 */
record Board(List<Stage> stages, BigDecimal weekTarget, BigDecimal weekActual, @Nullable Integer conversion) {

    /**
     * @param id open, presales, toBid, toContract, signed or gone (lost, rejected, stopped, withdrawn, dropped, and signed but cancelled: R-DL-15)
     * @param revenue expected, CNY per year
     */
    record Stage(String id, int count, BigDecimal revenue) {

        public String messageKey() {
            return "project.opportunity.stage." + id;
        }
    }

    /** Whether this week has brought what it shall. */
    public boolean targetMet() {
        return weekActual.compareTo(weekTarget) >= 0;
    }
}
