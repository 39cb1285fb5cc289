package io.baton.engine;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives back the jobs that a killed Baton had locked, which would otherwise wait until the lock runs out after five minutes. Only
 * with the embedded database, whose folder nobody else can be using: among several nodes a lock may be alive.
 */
@Component
@ConditionalOnBooleanProperty("baton.database.embedded")
class OrphanedJobs implements SmartLifecycle {

    private final JdbcClient jdbc;
    private volatile boolean running;

    OrphanedJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before the job executor takes its first jobs. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        jdbc.sql("update public.act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ is not null")
                .update();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
