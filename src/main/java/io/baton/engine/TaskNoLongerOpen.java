package io.baton.engine;

import io.baton.web.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Somebody else was first: the task is done, removed or in other hands. Says who and when, as far as the engine's history knows. */
public class TaskNoLongerOpen extends Refusal {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final String taskId;
    private final @Nullable String by;
    private final @Nullable Instant at;

    private TaskNoLongerOpen(
            String taskId, @Nullable String by, @Nullable Instant at, String messageKey, Object... arguments) {
        super(Kind.STALE, messageKey, arguments);
        this.taskId = taskId;
        this.by = by;
        this.at = at;
    }

    /** The person completed it at that time. */
    public static TaskNoLongerOpen completed(String taskId, String by, String name, Instant at) {
        return new TaskNoLongerOpen(taskId, by, at, "engine.taskCompleted", name, LOCAL.format(at));
    }

    /** The flow took it back at that time: withdrawn, cancelled or moved on. */
    public static TaskNoLongerOpen removed(String taskId, Instant at) {
        return new TaskNoLongerOpen(taskId, null, at, "engine.taskRemoved", LOCAL.format(at));
    }

    /** What the task's completion opened is no longer as it was left. */
    public static TaskNoLongerOpen movedOn(String taskId) {
        return new TaskNoLongerOpen(taskId, null, null, "engine.caseMovedOn");
    }

    /** The person has it since that time. */
    public static TaskNoLongerOpen taken(String taskId, String by, String name, Instant at) {
        return new TaskNoLongerOpen(taskId, by, at, "engine.taskTaken", name, LOCAL.format(at));
    }

    /** Others keep changing the same case; nothing was done, and trying again is safe. */
    public static TaskNoLongerOpen busy(String taskId) {
        return new TaskNoLongerOpen(taskId, null, null, "engine.taskBusy");
    }

    public String taskId() {
        return taskId;
    }

    /** Who completed or took it; null when the flow did. */
    public @Nullable String by() {
        return by;
    }

    /** When it was completed, taken or removed; null when that isn't known. */
    public @Nullable Instant at() {
        return at;
    }
}
