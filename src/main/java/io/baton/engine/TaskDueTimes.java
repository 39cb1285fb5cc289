package io.baton.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works out when a new task is due from its model's {@code baton.due…} properties; the engine layer asks once, at creation. */
public interface TaskDueTimes {

    /**
     * @param dueAt when the task must be done
     * @param warnAt from when it counts as nearly late (R-SL-4)
     */
    record Due(Instant dueAt, Instant warnAt) {}

    /**
     * @param properties the element's {@code baton.…} properties
     * @param createdAt when the task began to wait
     * @param variables reads a process variable by name
     * @return empty when the model sets no limit
     */
    Optional<Due> dueOf(
            Map<String, String> properties, Instant createdAt, Function<String, @Nullable Object> variables);
}
