package io.baton.engine;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.jspecify.annotations.Nullable;

/** Baton's own history level. It produces what the engine's {@code full} produces; the id is ours so that it can change later. */
final class BatonHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "baton";

    @Override
    public int getId() {
        return 64;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, @Nullable Object entity) {
        return true;
    }
}
