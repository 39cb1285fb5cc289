package io.baton.worklist;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people did in cases beside their steps, for the timeline. Implemented by the module that keeps the evidence. */
public interface CaseActs {

    /**
     * An act.
     *
     * @param businessKey the case's number
     * @param by the acting account, or {@code system:…}
     * @param onBehalfOf the account for which it was done, when the task was delegated
     * @param messageKey its words
     * @param reason in the words of who did it, when it was asked for
     */
    record CaseAct(
            String businessKey,
            Instant at,
            String by,
            @Nullable String onBehalfOf,
            String messageKey,
            @Nullable String reason) {}

    /** The newest acts of the cases without the steps of their flows, oldest first. */
    List<CaseAct> of(Collection<String> businessKeys, int most);
}
