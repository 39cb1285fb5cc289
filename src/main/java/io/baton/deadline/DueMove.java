package io.baton.deadline;

import io.baton.engine.OpenTasks.OpenTask;
import io.baton.engine.TaskDueTimes.Due;
import java.util.Objects;

/**
 * An open task whose due time, worked out anew, is another one.
 *
 * @param base the new due time as the model's limit gives it
 * @param due the same with the time for which the task's clock stood
 */
record DueMove(OpenTask task, Due base, Due due) {

    /** The due time as it is; public, because the preview's template reads it. */
    public Due before() {
        var dueAt = Objects.requireNonNull(task.dueAt());
        return new Due(dueAt, task.warnAt() == null ? dueAt : task.warnAt());
    }
}
