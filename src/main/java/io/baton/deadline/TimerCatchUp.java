package io.baton.deadline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** At each start, sets the timers of open tasks that have none: a database of an earlier version knew no timers. */
@Component
class TimerCatchUp {

    private static final Logger log = LoggerFactory.getLogger(TimerCatchUp.class);

    private final TaskWatch watch;
    private final TransactionOperations transaction;

    TimerCatchUp(TaskWatch watch, TransactionOperations transaction) {
        this.watch = watch;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        var set = transaction.execute(status -> watch.watchAll());
        if (set != null && set > 0) {
            log.info("Set the timers of {} open tasks that had none", set);
        }
    }
}
