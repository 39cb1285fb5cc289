package io.baton;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Which sequence flows the tests of this JVM have taken, so that a process test can demand all of them. */
public final class TakenFlows extends AbstractProcessEnginePlugin {

    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    /** Ids of the sequence flows of a process taken so far. */
    public static Set<String> soFar(String processId) {
        var prefix = processId + "#";
        return TAKEN.stream()
                .filter(taken -> taken.startsWith(prefix))
                .map(taken -> taken.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
                transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> TAKEN.add(
                        ((ExecutionEntity) execution).getProcessDefinition().getKey() + "#" + transition.getId()));
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }
}
