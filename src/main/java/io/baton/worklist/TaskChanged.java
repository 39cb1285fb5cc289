package io.baton.worklist;

import io.baton.web.Refusal;

/** The task was changed since the person opened it: what is shown now is how it stands. */
public class TaskChanged extends Refusal {

    TaskChanged() {
        super(Kind.STALE, "worklist.taskChanged");
    }
}
