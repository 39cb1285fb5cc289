package io.baton.worklist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people did in a case beside its steps, for the timeline. Implemented by the module that keeps the evidence. */
public interface CaseActs {

    /**
     * An act.
     *
     * @param by the acting account, or {@code system:…}
     * @param onBehalfOf the account for which it was done, when the task was delegated
     * @param messageKey its words
     * @param reason in the words of who did it, when it was asked for
     */
    record CaseAct(Instant at, String by, @Nullable String onBehalfOf, String messageKey, @Nullable String reason) {}

    /** The case's acts without the steps of its flow, oldest first. */
    List<CaseAct> of(String businessKey);
}
