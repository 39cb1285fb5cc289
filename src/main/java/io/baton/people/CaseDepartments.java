package io.baton.people;

import java.util.Optional;

/** Tells which department a case belongs to (R-OR-1). Implemented by the modules that own the business numbers. */
public interface CaseDepartments {

    /**
     * @param businessKey the number of the project, partner or cutover
     * @return the id of its department, or empty when the number is not of this module
     */
    Optional<String> departmentOf(String businessKey);
}
