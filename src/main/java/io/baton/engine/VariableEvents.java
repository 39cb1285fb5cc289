package io.baton.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
            var value = deleted ? null : value(variable);
            publisher.publishEvent(new VariableWritten(
                    variable.getProcessInstanceId(),
                    variable.getProcessDefinitionId(),
                    businessKey(variable.getProcessInstanceId()),
                    variable.getVariableName(),
                    Former.ofTransaction().replaced(variable, created, value, this::stored),
                    value,
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

    /** The instance's values as the table still holds them, by variable's id: the engine writes its changes when the command is done. */
    private Map<String, @Nullable Object> stored(String processInstanceId) {
        var values = new HashMap<String, @Nullable Object>();
        jdbc.sql("select id_, type_, long_, double_, text_ from public.act_ru_variable where proc_inst_id_ = :instance")
                .param("instance", processInstanceId)
                .query(row -> {
                    values.put(
                            row.getString("id_"),
                            value(
                                    row.getString("type_"),
                                    row.getObject("long_", Long.class),
                                    row.getObject("double_", Double.class),
                                    row.getString("text_")));
                });
        return values;
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

    /** What variables held before they were written, for one transaction: the database is asked once per instance. */
    private static final class Former implements TransactionSynchronization {

        private final Map<String, @Nullable Object> values = new HashMap<>();
        private final Set<String> known = new HashSet<>();

        static Former ofTransaction() {
            return TransactionSynchronizationManager.getSynchronizations().stream()
                    .filter(Former.class::isInstance)
                    .map(Former.class::cast)
                    .findFirst()
                    .orElseGet(() -> {
                        var fresh = new Former();
                        TransactionSynchronizationManager.registerSynchronization(fresh);
                        return fresh;
                    });
        }

        @Nullable
        Object replaced(
                HistoricVariableUpdateEventEntity variable,
                boolean created,
                @Nullable Object value,
                Function<String, Map<String, @Nullable Object>> stored) {
            var instance = variable.getProcessInstanceId();
            if (!created && known.add(instance)) {
                // What was written meanwhile is newer than what is stored.
                stored.apply(instance).forEach((id, before) -> {
                    if (!values.containsKey(id)) {
                        values.put(id, before);
                    }
                });
            }
            return values.put(variable.getVariableInstanceId(), value);
        }
    }
}
