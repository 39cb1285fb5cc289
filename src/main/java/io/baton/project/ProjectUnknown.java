package io.baton.project;

import io.baton.web.Refusal;

/** There is no such project, or the person may not know that there is. */
public class ProjectUnknown extends Refusal {

    ProjectUnknown(String number) {
        super(Kind.NOT_FOUND, "project.refusal.unknown", number);
    }
}
