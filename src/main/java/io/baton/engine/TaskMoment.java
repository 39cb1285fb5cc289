package io.baton.engine;

/**
 * The timer of an open task fired ({@link TaskTimers}). Published in the job's transaction: a listener that throws undoes it, and it
 * fires again.
 *
 * @param task as it is now
 */
public record TaskMoment(TaskFacts task) {}
