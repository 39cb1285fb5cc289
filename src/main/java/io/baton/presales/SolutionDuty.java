package io.baton.presales;

import io.baton.people.SeparationOfDuties;
import io.baton.project.Projects;
import io.baton.project.regrade.Regrades;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody judges a solution of which they are an author, nor one whose need they raised or corrected (R-PS-6). */
@Component
class SolutionDuty implements SeparationOfDuties {

    private final Solutions solutions;
    private final Projects projects;
    private final Regrades regrades;

    SolutionDuty(Solutions solutions, Projects projects, Regrades regrades) {
        this.solutions = solutions;
        this.projects = projects;
        this.regrades = regrades;
    }

    @Override
    public String duty() {
        return "solution";
    }

    @Override
    public Set<String> excluded(String businessKey) {
        var excluded = new HashSet<>(solutions.authors(businessKey));
        excluded.add(projects.get(businessKey).raisedBy());
        excluded.addAll(regrades.correctors(businessKey));
        return excluded;
    }
}
