package io.baton.insight;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period, of the departments within the reader's reach or of one of them with those below it (R-OR-1).
 *
 * @param before the period of the same length before it
 * @param department the chosen one; null for everything within reach
 * @param departments which may be chosen, parents before children
 * @param figures those of the period
 * @param figuresBefore those of the period before
 * @param presales where K-1 stands
 * @param signed where K-2 stands
 * @param bids where K-3 stands
 * @param byDepartment each with those below it; departments without a case are left out
 * @param byMonth the twelve months up to that in which the period ends, or in which we are before it does
 */
record Board(
        Period period,
        Period before,
        @Nullable String department,
        List<Place> departments,
        Figures figures,
        Figures figuresBefore,
        Standing presales,
        Standing signed,
        Standing bids,
        List<DepartmentFigures> byDepartment,
        List<MonthFigures> byMonth) {

    /** All of {@link #byMonth}, from the first day to the last. */
    Period months() {
        return Period.ofDays(
                byMonth.get(0).month().atDay(1),
                byMonth.get(byMonth.size() - 1).month().atEndOfMonth());
    }

    /**
     * A department within reach.
     *
     * @param level how deep it lies below the highest of those shown, from 0
     */
    record Place(String id, String name, String nameEn, int level) {

        public String nameIn(Locale language) {
            return language.getLanguage().equals("en") ? nameEn : name;
        }
    }

    record DepartmentFigures(Place department, Figures figures) {}

    record MonthFigures(YearMonth month, Figures figures) {}
}
