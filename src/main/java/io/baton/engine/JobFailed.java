package io.baton.engine;

/**
 * A job was tried and failed. Published in the transaction that counts the failure; a lost race is no failure, the engine tries
 * such a job again without counting.
 *
 * @param by who acted, {@code system:<job type>}
 * @param asked whether {@link EngineJobs#run} tried it, because a person asked for it
 * @param cause what the job threw
 */
public record JobFailed(String jobId, String by, boolean asked, Throwable cause) {}
