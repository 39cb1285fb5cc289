package io.baton.deadline;

import java.time.Instant;
import java.util.Optional;

/**
 * Says how a due time came about that a model takes from a variable ({@code baton.dueBy}), so that it can be worked out anew. The
 * module that writes the variable implements it; a variable that nobody speaks for stays as it was written.
 */
public interface DueVariables {

    /** So many working days from an instant. */
    record Limit(Instant from, int workingDays) {}

    /**
     * The limit as it is now, after whatever changed.
     *
     * @param variable its name
     * @param businessKey the number of the case
     * @return empty when the variable or the case is another module's
     */
    Optional<Limit> limitOf(String variable, String businessKey);

    /** The limit ends at another time: the module writes it wherever it keeps it, the variable included. */
    void moved(String variable, String businessKey, Instant due, String by);
}
