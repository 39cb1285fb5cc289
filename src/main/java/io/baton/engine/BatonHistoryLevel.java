package io.baton.engine;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Baton's own history level. It produces what the engine's {@code full} produces, but for the coming and going of tasks' timers: two
 * rows with each task that say nothing which the task's own row doesn't. The id is ours so that it can change later.
 */
final class BatonHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "baton";

    @Override
    public int getId() {
        return 64;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, @Nullable Object entity) {
        return !(entity instanceof JobEntity job
                && TaskTimerHandler.TYPE.equals(job.getJobHandlerType())
                && (eventType == HistoryEventTypes.JOB_CREATE || eventType == HistoryEventTypes.JOB_DELETE));
    }
}
