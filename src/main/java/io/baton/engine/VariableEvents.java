package io.baton.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Publishes {@link VariableWritten} from the engine's history events, the one place every writer of variables passes. No bean: the
 * starter would register it a second time. */
class VariableEvents implements HistoryEventHandler {

    private final ApplicationEventPublisher publisher;
    private final JdbcClient jdbc;

    VariableEvents(ApplicationEventPublisher publisher, JdbcClient jdbc) {
        this.publisher = publisher;
        this.jdbc = jdbc;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (!(event instanceof HistoricVariableUpdateEventEntity variable) || variable.getProcessInstanceId() == null) {
            return;
        }
        var deleted = event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE);
        var created = event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE);
        if (deleted || created || event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE)) {
            publisher.publishEvent(new VariableWritten(
                    variable.getProcessInstanceId(),
                    variable.getProcessDefinitionId(),
                    businessKey(variable.getProcessInstanceId()),
                    variable.getVariableName(),
                    created ? null : before(variable.getVariableInstanceId()),
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

    /** What the table still holds: the engine writes its changes when the command is done. */
    private @Nullable Object before(String variableId) {
        return jdbc.sql("select type_, long_, double_, text_ from public.act_ru_variable where id_ = :id")
                .param("id", variableId)
                .query((row, number) -> Optional.ofNullable(value(
                        row.getString("type_"),
                        row.getObject("long_", Long.class),
                        row.getObject("double_", Double.class),
                        row.getString("text_"))))
                .optional()
                .flatMap(value -> value)
                .orElse(null);
    }

    private static @Nullable Object value(HistoricVariableUpdateEventEntity variable) {
        return value(
                variable.getSerializerName(),
                variable.getLongValue(),
                variable.getDoubleValue(),
                variable.getTextValue());
    }

    /** The engine keeps truth values as 0 and 1 and instants as milliseconds; nobody outside should have to know. */
    private static @Nullable Object value(
            @Nullable String serializer, @Nullable Long whole, @Nullable Double decimal, @Nullable String text) {
        if (whole == null || serializer == null) {
            return decimal == null ? text : decimal;
        }
        return switch (serializer) {
            case "boolean" -> whole == 1;
            case "date" -> Instant.ofEpochMilli(whole);
            case "integer", "short" -> whole.intValue();
            default -> whole;
        };
    }
}
