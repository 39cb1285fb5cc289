package io.baton.engine;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes {@link VariableWritten} from the engine's history events, the one place every writer of variables passes. No bean: the
 * starter would register it a second time. */
class VariableEvents implements HistoryEventHandler {

    private final ApplicationEventPublisher publisher;

    VariableEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (!(event instanceof HistoricVariableUpdateEventEntity variable) || variable.getProcessInstanceId() == null) {
            return;
        }
        var deleted = event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE);
        if (deleted
                || event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE)
                || event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE)) {
            publisher.publishEvent(new VariableWritten(
                    variable.getProcessInstanceId(),
                    businessKey(variable.getProcessInstanceId()),
                    variable.getVariableName(),
                    deleted ? null : value(variable),
                    Actors.current()));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private static String businessKey(String processInstanceId) {
        return BusinessKeys.of(Context.getCommandContext().getExecutionManager().findExecutionById(processInstanceId));
    }

    /** The engine keeps truth values as 0 and 1 and instants as milliseconds; nobody outside should have to know. */
    private static @Nullable Object value(HistoricVariableUpdateEventEntity variable) {
        var whole = variable.getLongValue();
        if (whole == null) {
            return variable.getDoubleValue() == null ? variable.getTextValue() : variable.getDoubleValue();
        }
        return switch (variable.getSerializerName()) {
            case "boolean" -> whole == 1;
            case "date" -> Instant.ofEpochMilli(whole);
            case "integer", "short" -> whole.intValue();
            default -> whole;
        };
    }
}
