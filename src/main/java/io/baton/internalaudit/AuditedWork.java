package io.baton.internalaudit;

import java.util.Set;

/** Tells who did the work that an audit judges, so that none of them audits it (R-IA-2). Implemented by the modules that own the work. */
public interface AuditedWork {

    /** Accounts of the authors and team members of the project. */
    Set<String> authors(String projectNumber);
}
