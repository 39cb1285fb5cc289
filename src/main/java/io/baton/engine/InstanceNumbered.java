package io.baton.engine;

/** A called process instance, which began under its caller's number, got its own.
 *
 * @param by the acting person, or {@code system:…} */
public record InstanceNumbered(String processInstanceId, String businessKey, String by) {}
