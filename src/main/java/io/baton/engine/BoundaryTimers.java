package io.baton.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.ActivityExecutionTreeMapping;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Timers on the border of a step that waits, set anew after the variables changed that say when. The engine itself moves timers that have
 * not fired; one that fired without ending its step would stay silent.
 */
@Component
public class BoundaryTimers {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    BoundaryTimers(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    /**
     * Sets each timer of the step anew, also those that have fired; it fires when its variable says now, at once when that has passed. One
     * that fires at this very moment loses or wins as a whole: the slower of the two is undone.
     *
     * @param stepId the id of a task or sub-process in the model; nothing happens when the case does not wait there
     */
    public void reset(String processInstanceId, String stepId) {
        engine.getObject().getCommandExecutorTxRequired().execute(context -> {
            reset(context, processInstanceId, stepId);
            return true;
        });
    }

    private static void reset(CommandContext context, String processInstanceId, String stepId) {
        var instance = context.getExecutionManager().findExecutionById(processInstanceId);
        ActivityImpl step = instance.getProcessDefinition().findActivity(stepId);
        var timers = TimerDeclarationImpl.getDeclarationsForScope(step);
        for (var waiting : new ActivityExecutionTreeMapping(context, processInstanceId).getExecutions(step)) {
            List.copyOf(waiting.getJobs()).stream()
                    .filter(job -> timers.containsKey(job.getActivityId()))
                    .forEach(job -> job.delete());
            timers.values().forEach(timer -> timer.createTimerInstance(waiting));
        }
    }
}
