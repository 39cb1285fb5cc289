package io.baton.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.MessageAddedNotification;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One timer per open task, for its next moment. It is a job of the engine, so that it is not lost while Baton is down, is repeated
 * when it fails and stands as an incident when it keeps failing; when it fires, {@link TaskMoment} is published. It goes with the
 * task. An instance that is moved to another model version gets its timers anew: cancel them before, schedule them after.
 */
@Component
public class TaskTimers {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final JdbcClient jdbc;

    TaskTimers(ObjectProvider<ProcessEngineConfigurationImpl> engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /**
     * Sets the timer of an open task that has none.
     *
     * @param at when it fires; at once when that has passed
     * @throws UnknownTask when there is no such open task
     */
    public void schedule(String taskId, Instant at) {
        inEngine(context -> insert(context, taskId, at));
    }

    /**
     * Sets the timer of an open task, in place of one that it may have.
     *
     * @throws UnknownTask when there is no such open task
     */
    public void reschedule(String taskId, Instant at) {
        inEngine(context -> {
            delete(context, taskId);
            insert(context, taskId, at);
        });
    }

    /** Takes the task's timer away; nothing happens when it has none. */
    public void cancel(String taskId) {
        inEngine(context -> delete(context, taskId));
    }

    /** An open task with a limit and without a timer: it fired for the last time, was taken away, or there never was one. */
    public record Untimed(String taskId, Instant dueAt) {}

    /** All of them. */
    public List<Untimed> untimed() {
        return jdbc.sql(
                        """
                        select t.id_, t.due_date_ from public.act_ru_task t
                        where t.due_date_ is not null and not exists (
                            select 1 from public.act_ru_job j where j.handler_type_ = :type and j.handler_cfg_ = t.id_)
                        order by t.due_date_, t.id_
                        """)
                .param("type", TaskTimerHandler.TYPE)
                .query((row, number) -> new Untimed(
                        row.getString("id_"), row.getTimestamp("due_date_").toInstant()))
                .list();
    }

    @EventListener
    void on(TaskCompleted completed) {
        ended(completed.task());
    }

    @EventListener
    void on(TaskRemoved removed) {
        ended(removed.task());
    }

    private void ended(TaskFacts task) {
        if (task.dueAt() != null) {
            cancel(task.taskId());
        }
    }

    private static void insert(CommandContext context, String taskId, Instant at) {
        var task = context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw new UnknownTask(taskId);
        }
        var timer = timer(task, at);
        // Past the execution's own list of jobs: that would write the instance's row with every task, and parallel
        // tasks
        // would collide there.
        context.getJobManager().insertJob(timer);
        var executor = context.getProcessEngineConfiguration().getJobExecutor();
        if (executor.isActive()
                && timer.getDuedate().getTime() <= ClockUtil.getCurrentTime().getTime()) {
            context.getTransactionContext()
                    .addTransactionListener(TransactionState.COMMITTED, new MessageAddedNotification(executor));
        }
    }

    private static TimerEntity timer(TaskEntity task, Instant at) {
        var instance = task.getProcessInstance();
        var definition = instance.getProcessDefinition();
        var timer = new TimerEntity();
        timer.setJobHandlerType(TaskTimerHandler.TYPE);
        timer.setJobHandlerConfiguration(new TaskTimerHandler.TaskId(task.getId()));
        timer.setDuedate(Date.from(at));
        timer.setExecutionId(instance.getId());
        timer.setProcessInstanceId(instance.getId());
        timer.setRootProcessInstanceId(instance.getRootProcessInstanceId());
        timer.setProcessDefinitionId(definition.getId());
        timer.setProcessDefinitionKey(definition.getKey());
        timer.setDeploymentId(definition.getDeploymentId());
        timer.setSuspensionState(instance.getSuspensionState());
        return timer;
    }

    private static void delete(CommandContext context, String taskId) {
        var entities = context.getDbEntityManager();
        var running = context.getCurrentJob();
        entities.getCachedEntitiesByType(TimerEntity.class).stream()
                .filter(job -> isOf(job, taskId))
                .filter(job -> !job.equals(running) && !entities.isDeleted(job))
                .toList()
                .forEach(job -> delete(context, job));
        context.getJobManager().findJobsByConfiguration(TaskTimerHandler.TYPE, taskId, null).stream()
                .filter(job -> !job.equals(running) && !entities.isDeleted(job))
                .forEach(job -> delete(context, job));
    }

    /** One that never failed has no incident to look for. */
    private static void delete(CommandContext context, JobEntity job) {
        if (job.getExceptionMessage() == null) {
            context.getJobManager().deleteJob(job);
        } else {
            job.delete();
        }
    }

    private static boolean isOf(TimerEntity job, String taskId) {
        return TaskTimerHandler.TYPE.equals(job.getJobHandlerType())
                && taskId.equals(job.getJobHandlerConfigurationRaw());
    }

    private void inEngine(Consumer<CommandContext> work) {
        engine.getObject().getCommandExecutorTxRequired().execute(context -> {
            work.accept(context);
            return true;
        });
    }
}
