package io.baton.internalaudit;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * The findings of a month: departments ranked, aspects by frequency (R-IA-11).
 *
 * @param departments those with the most late, then open, then repeated findings first
 * @param aspects the most frequent first
 */
record MonthlyRanking(YearMonth month, List<DepartmentRank> departments, List<AspectShare> aspects) {

    /**
     * @param rank the same for departments that are alike
     * @param open findings still being corrected at the month's end
     * @param late findings that were past their due time in the month
     * @param repeated findings issued in the month whose aspect the department had failed in the twelve months before
     */
    record DepartmentRank(int rank, String name, String nameEn, int open, int late, int repeated) {

        public String nameIn(String language) {
            return language.equals("en") ? nameEn : name;
        }
    }

    /**
     * @param findings issued in the month
     * @param cumulative percent of all findings, this aspect and the more frequent ones together
     */
    record AspectShare(Aspect aspect, int findings, BigDecimal cumulative) {}
}
