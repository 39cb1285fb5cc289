package io.baton.insight;

import io.baton.web.Refusal;

/** There is no such department among those whose figures the person reads (R-OR-1). */
class DepartmentOutOfReach extends Refusal {

    DepartmentOutOfReach(String department) {
        super(Kind.NOT_FOUND, "insight.refusal.departmentOutOfReach", department);
    }
}
