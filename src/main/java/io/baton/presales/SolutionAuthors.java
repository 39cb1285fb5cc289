package io.baton.presales;

import io.baton.internalaudit.AuditedWork;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The authors of a project's solution, none of whom audits it (R-IA-2, R-PS-6). */
@Component
class SolutionAuthors implements AuditedWork {

    private final SolutionDuty duty;

    SolutionAuthors(SolutionDuty duty) {
        this.duty = duty;
    }

    @Override
    public Set<String> authors(String projectNumber) {
        return duty.excluded(projectNumber);
    }
}
