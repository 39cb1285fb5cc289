package io.baton.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, for one engine command, the end event that each instance reached last. An instance that ends in a sub-process, as all
 * that are withdrawn do, otherwise knows the sub-process only.
 */
final class EndReached implements Session {

    private final Map<String, String> ends = new HashMap<>();

    private EndReached() {}

    /** An end event begins. */
    static void note(DelegateExecution execution) {
        ofThisCommand().ends.put(execution.getProcessInstanceId(), execution.getCurrentActivityId());
    }

    /** The element with which the instance ends: its end event, or the last activity of a model that draws none. */
    static @Nullable String by(ExecutionEntity instance) {
        var last = instance.getActivity();
        if (last == null || !(last.getActivityBehavior() instanceof SubProcessActivityBehavior)) {
            return instance.getCurrentActivityId();
        }
        return ofThisCommand().ends.getOrDefault(instance.getProcessInstanceId(), last.getId());
    }

    private static EndReached ofThisCommand() {
        return Context.getCommandContext().getSession(EndReached.class);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** Gives each engine command its own. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return EndReached.class;
        }

        @Override
        public Session openSession() {
            return new EndReached();
        }
    }
}
