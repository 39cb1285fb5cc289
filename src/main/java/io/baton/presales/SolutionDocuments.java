package io.baton.presales;

import io.baton.document.DocumentAccess;
import io.baton.document.DocumentAdded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The files of a solution: read by who reads the project, added by who writes the solution, who is an author by that (R-PS-6). */
@Component
class SolutionDocuments implements DocumentAccess {

    static final String PURPOSE = "solution";

    private final Presales presales;

    SolutionDocuments(Presales presales) {
        this.presales = presales;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public boolean mayRead(String businessKey, String personId) {
        return presales.mayRead(businessKey, personId);
    }

    @Override
    public boolean mayAdd(String businessKey, String personId) {
        return presales.mayWrite(businessKey, personId);
    }

    @EventListener
    void added(DocumentAdded added) {
        if (added.document().purpose().equals(PURPOSE)) {
            presales.uploaded(added.document().businessKey(), added.document().createdBy());
        }
    }
}
