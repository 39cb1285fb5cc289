package io.baton.worklist;

import io.baton.web.Refusal;

/** The task was changed since the person opened it: what is shown now is how it stands. */
public class TaskChanged extends Refusal {

    /**
     * @param by the name of who changed it last
     * @param at when, as people read times
     */
    TaskChanged(String by, String at) {
        super(Kind.STALE, "worklist.taskChanged", by, at);
    }
}
