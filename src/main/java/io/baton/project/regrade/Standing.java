package io.baton.project.regrade;

import io.baton.project.Complexity;
import io.baton.project.Grade;
import io.baton.project.Project;
import io.baton.project.SupportDesk;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A project's figures and the grade that followed from them (R-PJ-1).
 *
 * @param annualRevenue expected, CNY per year
 * @param supportDesk the desk of record; who has answered the need keeps it all the same (R-PS-2)
 */
public record Standing(
        BigDecimal annualRevenue,
        Complexity complexity,
        boolean crossDomain,
        Grade grade,
        boolean major,
        SupportDesk supportDesk) {

    static Standing of(Project project) {
        return new Standing(
                project.annualRevenue(),
                project.complexity(),
                project.crossDomain(),
                Objects.requireNonNull(project.grade()),
                Boolean.TRUE.equals(project.major()),
                Objects.requireNonNull(project.supportDesk()));
    }

    boolean hasSameFigures(Standing other) {
        return annualRevenue.compareTo(other.annualRevenue) == 0
                && complexity == other.complexity
                && crossDomain == other.crossDomain;
    }
}
