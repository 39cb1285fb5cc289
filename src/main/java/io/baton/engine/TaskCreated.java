package io.baton.engine;

/** A user task began to wait. Published in the transaction that created it; a listener that throws undoes it. */
public record TaskCreated(TaskFacts task) {}
