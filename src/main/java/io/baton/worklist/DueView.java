package io.baton.worklist;

import io.baton.deadline.Deadlines;
import io.baton.deadline.DueState;
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
        DueView of(WorkItem task);
    }

    static Maker at(Deadlines deadlines) {
        return item -> {
            var task = item.facts();
            if (task.dueAt() == null) {
                return null;
            }
            var state = item.heldSince() == null
                    ? deadlines.stateOf(task.dueAt(), task.warnAt() == null ? task.dueAt() : task.warnAt())
                    : DueState.STOPPED;
            return new DueView(
                    "due due-" + state.level().name().toLowerCase(Locale.ROOT),
                    state.messageKey(),
                    state.amount(),
                    task.dueAt());
        };
    }
}
