package io.baton.worklist;

import java.util.Optional;

/** Tells the work list what case stands behind a business key. Implemented by the modules that own the numbers. */
public interface Cases {

    /** Empty when the number is not of this module. */
    Optional<CaseSummary> find(String businessKey);
}
