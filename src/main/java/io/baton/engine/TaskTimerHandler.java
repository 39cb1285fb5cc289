package io.baton.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler.TimerJobConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** What a task's timer does when it fires. No bean: the starter would register it a second time. */
final class TaskTimerHandler implements JobHandler<TaskTimerHandler.TaskId> {

    static final String TYPE = "task-timer";

    /** The task whose timer it is. A timer's configuration, as which the engine handles it when it migrates an instance. */
    static final class TaskId extends TimerJobConfiguration {

        private final String value;

        TaskId(String value) {
            this.value = value;
        }

        @Override
        public String toCanonicalString() {
            return value;
        }
    }

    private final EngineEvents events;
    private final ApplicationEventPublisher publisher;

    TaskTimerHandler(EngineEvents events, ApplicationEventPublisher publisher) {
        this.events = events;
        this.publisher = publisher;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(
            TaskId task, @Nullable ExecutionEntity instance, CommandContext context, @Nullable String tenantId) {
        var open = context.getTaskManager().findTaskById(task.toCanonicalString());
        if (open != null) {
            publisher.publishEvent(new TaskMoment(events.facts(open)));
        }
    }

    @Override
    public TaskId newConfiguration(String taskId) {
        return new TaskId(taskId);
    }

    @Override
    public void onDelete(TaskId task, JobEntity job) {}
}
