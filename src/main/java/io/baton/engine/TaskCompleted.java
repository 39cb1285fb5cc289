package io.baton.engine;

import java.util.Map;

/** A user task was completed: the submitted values are merged, the token has not moved yet. A listener that throws a refusal undoes the
 * completion, so business modules keep their records, and their say, here.
 *
 * @param task as it is now
 * @param by the person who completed it
 * @param values the case's variables after the submitted ones were merged; null values are absent */
public record TaskCompleted(TaskFacts task, String by, Map<String, Object> values) {}
