package io.baton.worklist;

import io.baton.engine.TaskFacts;

/**
 * Lets who completed a step take that back while the next one is untouched. Implemented by the modules whose records a completion
 * writes; a step for which no module speaks stays completed.
 */
public interface CompletionWithdrawal {

    /** Whether what the completion wrote can still be marked as withdrawn. */
    boolean isPossible(TaskFacts completed, String by);

    /**
     * Marks what the completion wrote as withdrawn, in the transaction in which the step waits again. What the completion opened is
     * gone by then, cases that were called among it.
     */
    void withdraw(TaskFacts completed, String by, String reason);
}
