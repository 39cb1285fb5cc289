package io.baton.people;

import java.util.Set;

/**
 * Four eyes as a declared rule: a user task's model names the duty ({@code baton.fourEyes}), the module that owns the records
 * says who may not take it. The engine layer asks at claim, assign, delegate and complete, from every door (R-PS-6).
 */
public interface SeparationOfDuties {

    /** The duty's name as it stands in models. */
    String duty();

    /**
     * @param businessKey the case
     * @return ids of the people who must not do this duty in this case
     */
    Set<String> excluded(String businessKey);
}
