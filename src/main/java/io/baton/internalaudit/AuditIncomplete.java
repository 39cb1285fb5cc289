package io.baton.internalaudit;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What an auditor entered breaks rules; all of them are named at once. */
class AuditIncomplete extends Refusal {

    AuditIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "internalaudit.refusal.auditIncomplete");
    }
}
