package io.baton.worklist;

import io.baton.deadline.Deadlines;
import io.baton.engine.TaskFacts;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A due time as a page shows it: colour, words, and the time itself.
 *
 * @param style the style class that colours it
 * @param messageKey leads to the words
 * @param amount fills the words' placeholder
 * @param at when it is due
 */
record DueView(String style, String messageKey, long amount, Instant at) {

    /** Makes the due times of one page. */
    interface Maker {
        @Nullable
        DueView of(TaskFacts task);
    }

    static Maker at(Deadlines deadlines) {
        return task -> {
            if (task.dueAt() == null) {
                return null;
            }
            var state = deadlines.stateOf(task.dueAt(), task.warnAt() == null ? task.dueAt() : task.warnAt());
            return new DueView(
                    "due due-" + state.level().name().toLowerCase(Locale.ROOT),
                    state.messageKey(),
                    state.amount(),
                    task.dueAt());
        };
    }
}
