package io.baton.engine;

import java.util.OptionalInt;

/** Says which cases stand before others. Implemented by the modules that own the numbers; the engine layer asks at each new task. */
public interface CasePriorities {

    /** What a task has of which nobody says more. */
    int NORMAL = 50;

    /**
     * The priority of the case's tasks; higher stands first.
     *
     * @return empty when the number is not of this module, or nothing is said of it
     */
    OptionalInt priorityOf(String businessKey);
}
