package io.baton.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Counts a failed job as the engine does, sees to it that its full cause is in the log under the job's id, and tells that it failed. */
final class FailedJobs implements FailedJobCommandFactory {

    private static final Logger log = LoggerFactory.getLogger(FailedJobs.class);

    private final ApplicationEventPublisher publisher;

    FailedJobs(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public Command<Object> getCommand(String jobId, Throwable cause) {
        return cause instanceof OptimisticLockingException
                ? new DefaultJobRetryCmd(jobId, cause)
                : new Told(jobId, cause);
    }

    private final class Told extends DefaultJobRetryCmd {

        Told(String jobId, Throwable cause) {
            super(jobId, cause);
        }

        @Override
        public Object execute(CommandContext context) {
            var job = getJob();
            // Counting gives the job back, and with that forgets who had it.
            var asked = EngineJobs.LOCK_OWNER.equals(job.getLockOwner());
            super.execute(context);
            if (Context.getJobExecutorContext() == null) {
                // The job executor writes its failures to the log itself, under the job's id as well.
                log.warn("Job {} ({}) failed", jobId, job.getJobHandlerType(), exception);
            }
            publisher.publishEvent(new JobFailed(jobId, "system:" + job.getJobHandlerType(), asked, exception));
            return null;
        }
    }
}
