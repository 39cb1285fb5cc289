package io.baton.engine.guard;

import io.baton.engine.BusinessKeys;
import io.baton.web.Refusal;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Stops a process that calls itself, directly or through others, before any of them has waited. {@link ModelGuard} sees such a loop
 * within one deployment; across deployments only the start itself knows which versions meet.
 */
final class WaitFreeRecursion extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) WaitFreeRecursion::refuse);
    }

    private static void refuse(DelegateExecution execution) {
        var started = (ExecutionEntity) execution;
        var key = started.getProcessDefinition().getKey();
        var cache = Context.getCommandContext().getDbEntityManager().getDbEntityCache();
        var isRepeated = BusinessKeys.instances(started)
                .skip(1)
                // What is not in the database yet began in this very command: nothing has waited since.
                .filter(cache::isTransient)
                .anyMatch(caller -> Objects.equals(caller.getProcessDefinition().getKey(), key));
        if (isRepeated) {
            throw new CallsItself(key);
        }
    }

    /** The process would call itself for ever. */
    private static final class CallsItself extends Refusal {
        private CallsItself(String process) {
            super(Kind.INVALID, "engine.callsItself", process);
        }
    }
}
