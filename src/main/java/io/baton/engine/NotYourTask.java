package io.baton.engine;

import io.baton.web.Refusal;

/** The person is not among those who may do this task (candidate group × department, R-OR-1). */
public class NotYourTask extends Refusal {

    public NotYourTask(String personName) {
        super(Kind.FORBIDDEN, "engine.notYourTask", personName);
    }
}
