package io.baton.project;

import io.baton.document.DocumentAccess;
import org.springframework.stereotype.Component;

/** The files of a project as a whole: who reads the project reads them; who has a part in it adds some while it is under way. */
@Component
class ProjectDocuments implements DocumentAccess {

    private final Projects projects;

    ProjectDocuments(Projects projects) {
        this.projects = projects;
    }

    @Override
    public String purpose() {
        return CASE;
    }

    @Override
    public boolean mayRead(String businessKey, String personId) {
        return projects.mayRead(businessKey, personId);
    }

    @Override
    public boolean mayAdd(String businessKey, String personId) {
        return projects.mayRead(businessKey, personId)
                && projects.participants(businessKey).contains(personId)
                && projects.get(businessKey).status() == ProjectStatus.PRESALES;
    }
}
