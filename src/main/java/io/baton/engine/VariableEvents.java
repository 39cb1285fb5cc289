package io.baton.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes {@link VariableWritten} from the engine's history events, the one place every writer of variables passes. */
@Component
class VariableEvents implements HistoryEventHandler {

    private final ApplicationEventPublisher publisher;

    VariableEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricVariableUpdateEventEntity variable
                && (event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE)
                        || event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE)
                        || event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE))
                && variable.getProcessInstanceId() != null) {
            publisher.publishEvent(new VariableWritten(
                    variable.getProcessInstanceId(),
                    businessKey(variable.getProcessInstanceId()),
                    variable.getVariableName(),
                    event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE) ? null : value(variable),
                    Actors.current()));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private static String businessKey(String processInstanceId) {
        var instance = Context.getCommandContext().getExecutionManager().findExecutionById(processInstanceId);
        return instance == null || instance.getBusinessKey() == null ? "" : instance.getBusinessKey();
    }

    /** As the engine stores it: booleans as 0 and 1, instants as milliseconds since 1970 UTC. */
    private static @Nullable Object value(HistoricVariableUpdateEventEntity variable) {
        if (variable.getLongValue() != null) {
            return variable.getLongValue();
        }
        return variable.getDoubleValue() != null ? variable.getDoubleValue() : variable.getTextValue();
    }
}
