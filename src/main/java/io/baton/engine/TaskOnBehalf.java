package io.baton.engine;

import io.baton.web.Refusal;

/** The task is worked on for somebody else: it goes back to its owner, who completes it. */
public class TaskOnBehalf extends Refusal {

    /** @param owner the name of who delegated the task */
    public TaskOnBehalf(String owner) {
        super(Kind.FORBIDDEN, "engine.taskOnBehalf", owner);
    }
}
