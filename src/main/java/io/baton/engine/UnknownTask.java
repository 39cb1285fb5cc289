package io.baton.engine;

import io.baton.web.Refusal;

/** No task, open or finished, bears this id. */
public class UnknownTask extends Refusal {

    public UnknownTask(String taskId) {
        super(Kind.NOT_FOUND, "engine.unknownTask", taskId);
    }
}
