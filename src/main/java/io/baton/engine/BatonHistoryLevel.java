package io.baton.engine;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Baton's own history level: what the engine's {@code full} produces, but for two things that cost more than they tell. Each change of
 * a variable as a row with fourteen indexes: the evidence has it, with the value before and who wrote it. And the coming and going of
 * tasks' timers: two rows with each task that say nothing which the task's own row doesn't. The id is ours so that it can change later.
 */
final class BatonHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "baton";

    private static final Set<HistoryEventTypes> KEPT_AS_EVIDENCE =
            EnumSet.of(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL, HistoryEventTypes.FORM_PROPERTY_UPDATE);

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
        return !KEPT_AS_EVIDENCE.contains(eventType)
                && !(entity instanceof JobEntity job && isTimersComing(eventType, job));
    }

    private static boolean isTimersComing(HistoryEventType eventType, JobEntity job) {
        return TaskTimerHandler.TYPE.equals(job.getJobHandlerType())
                && (eventType == HistoryEventTypes.JOB_CREATE || eventType == HistoryEventTypes.JOB_DELETE);
    }
}
