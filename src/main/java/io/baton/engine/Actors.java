package io.baton.engine;

import org.camunda.bpm.engine.impl.context.Context;

/** Who acts in the running engine command. */
final class Actors {

    private Actors() {}

    /** The authenticated person; without one, {@code system:<job type>} in a job and {@code system:engine} elsewhere. */
    static String current() {
        var person = Context.getCommandContext().getAuthenticatedUserId();
        if (person != null) {
            return person;
        }
        var job = Context.getCommandContext().getCurrentJob();
        return "system:" + (job == null ? "engine" : job.getJobHandlerType());
    }
}
