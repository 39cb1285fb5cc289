package io.baton.worklist;

import java.time.Duration;

/** A duration in its largest unit, as words: their one argument is the amount. */
public record Elapsed(String messageKey, long amount) {

    /** The whole days, hours or minutes of the duration, rounded down; less than a minute is a moment. */
    public static Elapsed of(Duration duration) {
        if (duration.toDays() > 0) {
            return new Elapsed("worklist.taken.days", duration.toDays());
        }
        if (duration.toHours() > 0) {
            return new Elapsed("worklist.taken.hours", duration.toHours());
        }
        return duration.toMinutes() > 0
                ? new Elapsed("worklist.taken.minutes", duration.toMinutes())
                : new Elapsed("worklist.taken.moment", 0);
    }
}
