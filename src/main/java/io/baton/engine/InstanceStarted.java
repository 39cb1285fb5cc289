package io.baton.engine;

/** A process instance started.
 *
 * @param by the acting person, or {@code system:…} */
public record InstanceStarted(String processKey, String processInstanceId, String businessKey, String by) {}
