package io.baton.project;

/**
 * A need is being withdrawn (R-PS-9): modules end what they run for the project, in the same transaction. Told before the project is
 * locked; a listener that throws a refusal keeps the need from being withdrawn.
 *
 * @param projectNumber {@code XM-…}
 * @param reason in the words of the account manager
 * @param by the account manager
 */
public record NeedWithdrawn(String projectNumber, String reason, String by) {}
