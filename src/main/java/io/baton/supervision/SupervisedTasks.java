package io.baton.supervision;

import io.baton.deadline.TaskOverdue;
import io.baton.engine.TaskCompleted;
import io.baton.engine.TaskRemoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears of the tasks of all flows: one that is overdue is supervised (R-SL-4), one that ends tells its order. Everything happens in the
 * task's own transaction; what ends a task has locked its row in the work list before, as who opens an order by hand does, so that
 * neither misses the other.
 */
@Component
class SupervisedTasks {

    private final Supervision supervision;

    SupervisedTasks(Supervision supervision) {
        this.supervision = supervision;
    }

    @EventListener
    void on(TaskOverdue overdue) {
        supervision.overdue(overdue.task());
    }

    @EventListener
    void on(TaskCompleted completed) {
        supervision.ended(completed.task(), TaskEnd.COMPLETED, completed.by());
    }

    @EventListener
    void on(TaskRemoved removed) {
        supervision.ended(removed.task(), TaskEnd.CANCELLED, removed.by());
    }
}
