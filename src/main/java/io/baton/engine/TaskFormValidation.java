package io.baton.engine;

import java.util.Map;

/**
 * Judges what a person submits for a task against the {@code .form} of the task's deployment. The engine layer asks before a
 * completion, from every door.
 */
public interface TaskFormValidation {

    /**
     * @param taskId an open task
     * @param submitted by field key, as the door received them
     * @return the values to store, by variable name
     * @throws io.baton.web.Refusal of kind {@code INVALID} naming each missing, illegal or unknown field
     */
    Map<String, Object> validate(String taskId, Map<String, Object> submitted);
}
