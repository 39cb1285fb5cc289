package io.baton.worklist;

import io.baton.engine.TaskFacts;
import java.util.Set;

/**
 * Somebody showed a task to others, who read its case and do nothing in it. Published in the same transaction.
 *
 * @param to only those to whom it was not copied before
 */
public record TaskCopied(TaskFacts task, String by, Set<String> to, String reason) {

    public TaskCopied {
        to = Set.copyOf(to);
    }
}
