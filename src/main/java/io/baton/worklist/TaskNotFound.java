package io.baton.worklist;

import io.baton.web.Refusal;

/** There is no such task, or the person may not know that there is. */
public class TaskNotFound extends Refusal {

    TaskNotFound() {
        super(Kind.NOT_FOUND, "worklist.taskNotFound");
    }
}
