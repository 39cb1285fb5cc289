package io.baton.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** Who acts in the running engine command. */
final class Actors {

    private Actors() {}

    /** The authenticated person; without one, {@code system:<job type>} in a job and {@code system:engine} elsewhere. */
    static String current() {
        var command = Context.getCommandContext();
        var person = command.getAuthenticatedUserId();
        if (person != null) {
            return person;
        }
        var job = command.getCurrentJob() == null ? jobOfThisThread() : command.getCurrentJob();
        return "system:" + (job == null ? "engine" : job.getJobHandlerType());
    }

    /** A command in a transaction of its own doesn't know the job around it; the job executor's thread does. */
    private static @Nullable JobEntity jobOfThisThread() {
        var executor = Context.getJobExecutorContext();
        return executor == null ? null : executor.getCurrentJob();
    }
}
