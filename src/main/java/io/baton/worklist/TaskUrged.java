package io.baton.worklist;

import io.baton.engine.TaskFacts;
import java.util.Set;

/**
 * Somebody who waits for a task asks for it. Published in the same transaction.
 *
 * @param to who has the task, or everybody who may take it
 */
public record TaskUrged(TaskFacts task, String by, Set<String> to, String reason) {

    public TaskUrged {
        to = Set.copyOf(to);
    }
}
