package io.baton.deadline;

import java.time.Duration;

/**
 * How a due time stands, for colour and words: "3 hours left", "2 working days overdue".
 *
 * @param level the colour
 * @param amount the working time left, or passed since, in {@code unit}; whole units, rounded down
 * @param unit what is counted
 */
public record DueState(Level level, long amount, Unit unit) {

    /** From calm over the early warning (R-SL-4) to late; or the clock stands still. */
    public enum Level {
        CALM,
        WARNING,
        OVERDUE,
        STOPPED
    }

    /** The largest unit of which there is at least one; {@code UNCOUNTED} when the calendar has no data for the time. */
    public enum Unit {
        MINUTES,
        HOURS,
        WORKING_DAYS,
        UNCOUNTED
    }

    /** Of a task that is held: no time passes. */
    public static final DueState STOPPED = new DueState(Level.STOPPED, 0, Unit.UNCOUNTED);

    static DueState of(Level level, long minutes) {
        var time = Duration.ofMinutes(minutes);
        if (time.compareTo(WorkingCalendar.DAY) >= 0) {
            return new DueState(level, time.dividedBy(WorkingCalendar.DAY), Unit.WORKING_DAYS);
        }
        return time.toHours() > 0
                ? new DueState(level, time.toHours(), Unit.HOURS)
                : new DueState(level, minutes, Unit.MINUTES);
    }

    static DueState uncounted(Level level) {
        return new DueState(level, 0, Unit.UNCOUNTED);
    }

    /** Leads to the words; its one argument is {@link #amount()}. */
    public String messageKey() {
        if (level == Level.STOPPED) {
            return "deadline.stopped";
        }
        var direction = level == Level.OVERDUE ? "deadline.overdue." : "deadline.left.";
        return direction
                + switch (unit) {
                    case MINUTES -> amount == 0 ? "moment" : "minutes";
                    case HOURS -> "hours";
                    case WORKING_DAYS -> "workingDays";
                    case UNCOUNTED -> "uncounted";
                };
    }
}
